#pragma once

#include "backend/core/queries/caddy/proxy_queries.h"
#include "backend/core/use_cases/caddy/back_up_config.h"
#include "backend/core/use_cases/caddy/reload_proxy.h"

namespace wakedock::app {

/// What can be done about the proxy's own configuration. Backend thread.
class CaddyAssembly
{
public:
    explicit CaddyAssembly(core::ConfigDesk desk)
        : validate(desk)
        , reload(desk)
        , renewRoutes(desk)
        , backUp(desk)
        , restore(desk)
        , report(desk.configs)
        , config(desk.configs, desk.caddy)
        , listBackups(desk.backups)
        , getBackup(desk.backups, desk.configs)
    {
    }

    core::ValidateConfig validate;
    core::ReloadProxy reload;
    core::RenewRoutes renewRoutes;
    core::BackUpConfig backUp;
    core::RestoreConfig restore;
    core::GetProxyReport report;
    core::GetProxyConfig config;
    core::ListConfigBackups listBackups;
    core::GetConfigBackup getBackup;
};

} // namespace wakedock::app
