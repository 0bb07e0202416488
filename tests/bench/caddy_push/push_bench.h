#pragma once

#include "backend/core/services/caddy_service.h"
#include "backend/infrastructure/caddy/config/caddy_configs.h"
#include "backend/infrastructure/caddy/routes/caddy_reverse_proxy.h"
#include "backend/infrastructure/system/system_clock.h"
#include "backend/shared/async/task_scope.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::bench {

/// Lets pushes through and counts them.
class CountingProxy final : public caddy::CaddyReverseProxy
{
public:
    using CaddyReverseProxy::CaddyReverseProxy;
    Task<void> apply(core::CallContext context, std::vector<core::Route> routes) override;
    int applied = 0;
};

/// What one Caddy and WakeDock's own code for it cost, with a number of services that exist nowhere else. Each function is
/// one command of the Python beside; the answers are in milliseconds.
class PushBench
{
public:
    /// @param dials of upstreams, at least one: services lead to them in turn
    PushBench(caddy::CaddySettings settings, std::vector<std::string> dials);

    /// Puts that many services in force.
    Task<nlohmann::json> load(int services);
    /// What the configuration of all is made of, twice from services in another order: same bytes?
    Task<nlohmann::json> generate(int rounds);
    /// One service gets another alias: until the proxy serves it.
    Task<nlohmann::json> push();
    /// Edits of so many services within a second.
    Task<nlohmann::json> burst(int edits);
    /// Tries the configuration that is in force, as POST /caddy/validate does.
    Task<nlohmann::json> validate();

private:
    [[nodiscard]] core::Route route(int number, bool second) const;
    [[nodiscard]] std::vector<core::Route> routes(int count) const;

    caddy::CaddySettings m_settings;
    std::vector<std::string> m_dials;
    system::SystemClock m_clock;
    TaskScope m_scope;
    CountingProxy m_proxy;
    caddy::CaddyConfigs m_configs;
    core::CaddyService m_caddy;
    int m_services = 0;
    bool m_second = false;
};

} // namespace wakedock::bench
