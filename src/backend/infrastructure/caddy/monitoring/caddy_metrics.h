#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_proxy_metrics.h"
#include "backend/infrastructure/caddy/api/admin_client.h"
#include "backend/shared/async/work_pool.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// Caddy's /metrics, and how many requests are on their way to containers.
class CaddyMetrics final : public core::IProxyMetrics
{
public:
    /// @param clock outlives this
    /// @throws Error Invalid (`bad_caddy_admin`)
    CaddyMetrics(const std::string &adminUrl, core::IClock &clock);

    Task<core::ProxyCounters> read(core::CallContext context, std::vector<core::Route> wished) override;

private:
    /// Which servers there are stands in the configuration alone, and that is large: it is read now and then, and when a new
    /// one shows.
    Task<void> learnServers(core::CallContext context);

    core::IClock &m_clock;
    AdminClient m_admin;
    std::map<std::string, core::ServerCounters> m_servers; ///< As last learned, without counters.
    std::chrono::steady_clock::time_point m_learnAt;
    /// Last: its end gives the answers that are owed.
    WorkPool m_pool;
};

} // namespace wakedock::caddy
