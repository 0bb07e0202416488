#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_proxy_surroundings.h"
#include "backend/infrastructure/caddy/api/admin_client.h"
#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/infrastructure/caddy/monitoring/process_identity.h"
#include "backend/shared/async/work_pool.h"

#include <cstdint>
#include <string>
#include <vector>

namespace wakedock::caddy {

class CaddyReverseProxy;
struct CaddyIdentity;

/// What this machine's /proc, folders and Caddy's log show of a Caddy. Read on a thread of its own.
class CaddySurroundings final : public core::IProxySurroundings
{
public:
    /// @param proxy outlives this, as does the clock
    /// @throws Error Invalid (`bad_caddy_admin`)
    CaddySurroundings(CaddySettings settings, CaddyReverseProxy &proxy, core::IClock &clock);

    Task<core::ProxySurroundings> look(core::CallContext context, std::vector<core::Route> wished) override;
    Task<std::string> openMarksFolder(core::CallContext context) override;
    Task<std::string> endStrays(core::CallContext context) override;

private:
    struct Question; ///< What is looked for, as values for another thread.
    [[nodiscard]] Question question() const;
    static std::int64_t proxyOf(const Question &question, const CaddyIdentity &identity);
    static std::vector<core::ProxyPort> portsOf(const Question &question, const CaddyIdentity &identity);
    static core::ProxySurroundings seenAround(const Question &question);
    Task<core::ProxySurroundings> lookAround(Question question);
    Task<bool> ended(ProcessIdentity process, int signal, CancelToken cancel);

    CaddySettings m_settings;
    CaddyReverseProxy &m_proxy;
    core::IClock &m_clock;
    AdminClient m_admin;
    /// Last: its end gives the answers that are owed.
    WorkPool m_pool;
};

} // namespace wakedock::caddy
