#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_proxy_configs.h"
#include "backend/infrastructure/caddy/api/admin_client.h"
#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/config/caddy_trial.h"
#include "backend/infrastructure/caddy/config/config_text.h"
#include "backend/infrastructure/caddy/config/trial_places.h"
#include "backend/infrastructure/caddy/monitoring/caddy_identity.h"
#include "backend/shared/async/work_pool.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::caddy {

class CaddyReverseProxy;

/// Caddy's configuration as a whole. What an operator gives goes in with WakeDock's routes already in it, by one conditional
/// write: there is no moment without them, and nothing that others wrote meanwhile is lost.
class CaddyConfigs final : public core::IProxyConfigs
{
public:
    /// @param proxy knows what the routes look like, and who has the turn; outlives this, as does the clock
    /// @throws Error Invalid (`bad_caddy_admin`)
    CaddyConfigs(CaddySettings settings, CaddyReverseProxy &proxy, core::IClock &clock);

    Task<core::ProxyConfigView> view(core::CallContext context, std::vector<core::Route> routes) override;
    Task<core::ConfigTrial> tryOut(core::CallContext context, core::ConfigText text,
                                   std::vector<core::Route> routes) override;
    Task<std::vector<core::ConfigFinding>> replace(core::CallContext context, core::ProxyConfig former,
                                                   core::ProxyConfig next) override;
    Task<std::vector<core::ConfigDifference>> compare(core::ProxyConfig before, core::ProxyConfig after) override;
    Task<core::ProxyReport> report(core::CallContext context) override;

private:
    struct Trial; ///< One trial on its way.
    using TrialPtr = std::shared_ptr<Trial>;

    Task<CaddyIdentity> identity();
    Task<void> readLive(TrialPtr trial);
    Task<void> readText(TrialPtr trial);
    Task<void> askProgram(TrialPtr trial, std::string config, bool isWhole);
    Task<void> checkByOurselves(TrialPtr trial);
    Task<void> remove(TrialFolder folder);
    Task<void> compose(TrialPtr trial);
    [[nodiscard]] std::string programFor(Trial &trial) const;
    /// @return false when somebody else changed the configuration
    Task<bool> write(core::CallContext context, core::ProxyConfig next, std::string etag);
    Task<void> verify(core::CallContext context, core::ProxyConfig former, core::ProxyConfig next);
    Task<std::vector<core::ConfigFinding>> keepForRestarts(core::ProxyConfig config);
    Task<std::string> versionOf(core::CallContext context, std::string program);

    CaddySettings m_settings;
    CaddyReverseProxy &m_proxy;
    core::IClock &m_clock;
    AdminClient m_admin;
    CaddyIdentity m_identity; ///< Kept for some seconds: it is read from every process there is.
    std::chrono::steady_clock::time_point m_identityUntil;
    std::string m_versionOf; ///< Program and moment it was made, with the version it said.
    std::string m_version;
    /// For what looks through /proc, waits for the disk or compares long. Last: its end gives the answers that are owed.
    WorkPool m_pool;
};

} // namespace wakedock::caddy
