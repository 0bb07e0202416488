#pragma once

#include "backend/core/ports/i_snippet_trial.h"
#include "backend/infrastructure/caddy/api/admin_address.h"
#include "backend/infrastructure/caddy/caddy_settings.h"
#include "backend/shared/async/work_pool.h"

#include <string>

namespace wakedock::caddy {

class CaddyReverseProxy;

/// Snippets, read by `caddy adapt` in a site of their own and tried by `caddy validate`: with the very program that runs,
/// where it can be found, else with the one of the settings.
class CaddySnippets final : public core::ISnippetTrial
{
public:
    /// @param proxy outlives this
    CaddySnippets(CaddySettings settings, CaddyReverseProxy &proxy);
    Task<core::SnippetReading> read(core::CallContext context, std::string snippet) override;

private:
    Task<std::string> program();

    CaddySettings m_settings;
    CaddyReverseProxy &m_proxy;
    AdminAddress m_admin;
    WorkPool m_pool; ///< For what waits for the disk. Last: its end gives the answers that are owed.
};

} // namespace wakedock::caddy
