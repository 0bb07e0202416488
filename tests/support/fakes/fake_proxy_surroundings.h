#pragma once

#include "backend/core/ports/i_proxy_metrics.h"
#include "backend/core/ports/i_proxy_surroundings.h"
#include "backend/shared/exceptions/error.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::tests {

/// Surroundings as a test says; every wished route is true unless it says otherwise.
class FakeProxySurroundings final : public core::IProxySurroundings
{
public:
    Task<core::ProxySurroundings> look(core::CallContext context, std::vector<core::Route> wished) override
    {
        context.cancel.throwIfCancelled();
        ++looks;
        core::ProxySurroundings now = seen;
        for (const auto &route : wished) {
            now.routes.try_emplace(route.serviceId, core::RouteTruth{"a1b2c3", "a1b2c3"});
        }
        co_return core::ProxySurroundings(now);
    }
    Task<std::string> openMarksFolder(core::CallContext) override
    {
        if (!seen.closedFolder || !seen.closedFolder->isOurs) {
            throw Error(ErrorCode::Conflict, "nothing_to_mend", "No folder of WakeDock's is closed to Caddy.");
        }
        const std::string path = seen.closedFolder->path;
        seen.closedFolder.reset();
        if (onOpened) {
            onOpened();
        }
        co_return path + " has the mode 0755 now.";
    }
    Task<std::string> endStrays(core::CallContext) override
    {
        if (failNext) {
            throw Error(*std::exchange(failNext, std::nullopt));
        }
        for (auto &port : seen.ports) {
            std::erase_if(port.listeners, [](const core::PortListener &one) { return one.isStray; });
        }
        co_return std::string("The Caddy with pid 7 has ended.");
    }

    core::ProxySurroundings seen;
    std::optional<Error> failNext;
    std::function<void()> onOpened;
    int looks = 0;
};

/// Counts what a test says.
class FakeProxyMetrics final : public core::IProxyMetrics
{
public:
    Task<core::ProxyCounters> read(core::CallContext context, std::vector<core::Route>) override
    {
        context.cancel.throwIfCancelled();
        ++reads;
        if (failNext) {
            throw Error(*std::exchange(failNext, std::nullopt));
        }
        co_return core::ProxyCounters(counters);
    }

    core::ProxyCounters counters;
    std::optional<Error> failNext;
    int reads = 0;
};

} // namespace wakedock::tests
