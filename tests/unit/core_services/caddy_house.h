#pragma once

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/services/caddy_service.h"
#include "backend/shared/async/task_scope.h"
#include "tests/support/async_test.h"
#include "tests/support/builders/service_builder.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_reverse_proxy.h"
#include "tests/support/fakes/recording_log.h"

#include <chrono>
#include <string>
#include <utility>

namespace wakedock::tests {

/// CaddyService over a fake proxy, at a time that stands still.
struct CaddyHouse {
    RecordingLog sink;
    FakeClock clock;
    FakeReverseProxy proxy;
    TaskScope scope{[](const std::string &, std::exception_ptr) { }};
    core::CaddyService caddy;

    explicit CaddyHouse(core::CaddyService::Terms terms = {})
        : caddy(proxy, clock, scope, Log(sink, log_category::Caddy), std::move(terms))
    {
    }
    ~CaddyHouse()
    {
        scope.cancel();
        await(scope.idle());
    }
    static core::Route route(const std::string &name)
    {
        return core::routeOf(aService(name).at(name + ".example.org").record());
    }
    static core::ServiceId idOf(const std::string &name) { return route(name).serviceId; }
    Task<void> publish(const std::string &name, core::CallContext context = {})
    {
        return caddy.publish(context, route(name));
    }
    [[nodiscard]] std::string hosts() const
    {
        std::string all;
        for (const core::Route &each : proxy.routes()) {
            all += each.hosts.front().substr(0, each.hosts.front().find('.')) + " ";
        }
        return all;
    }
    /// The pause after a push is over.
    void quiet() { clock.advance(std::chrono::seconds(1)); }
};

} // namespace wakedock::tests
