#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class BackUpConfig;
class GetConfigBackup;
class GetProxyConfig;
class GetProxyReport;
class ListConfigBackups;
class ReloadProxy;
class RenewRoutes;
class RestoreConfig;
class ValidateConfig;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be done with the proxy's configuration.
struct CaddyCalls {
    core::GetProxyReport &report;
    core::GetProxyConfig &config;
    core::ValidateConfig &validate;
    core::ReloadProxy &reload;
    core::RenewRoutes &renewRoutes;
    core::BackUpConfig &backUp;
    core::RestoreConfig &restore;
    core::ListConfigBackups &listBackups;
    core::GetConfigBackup &getBackup;
};

/// The proxy: its status, its whole configuration, and the backups of that.
class CaddyController
{
public:
    explicit CaddyController(CaddyCalls calls) : m_calls(calls) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> status(ApiCall call);
    Task<HttpResponse> config(ApiCall call);
    Task<HttpResponse> validate(ApiCall call);
    Task<HttpResponse> reload(ApiCall call);
    Task<HttpResponse> planReload(ApiCall call);
    Task<HttpResponse> listBackups(ApiCall call);
    Task<HttpResponse> backUp(ApiCall call);
    Task<HttpResponse> readBackup(ApiCall call);
    Task<HttpResponse> restore(ApiCall call);

    CaddyCalls m_calls;
};

} // namespace wakedock::api
