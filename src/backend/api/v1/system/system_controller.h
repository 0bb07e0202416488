#pragma once

#include "backend/api/v1/common/api_routes.h"

#include <functional>
#include <memory>
#include <string>

namespace wakedock::core {
class GetSystemHealth;
class GetSystemInfo;
} // namespace wakedock::core

namespace wakedock::api {

/// The program itself, for people (`/system/...`) and for whoever supervises it (`/healthz`, `/readyz`), and the API's own
/// description.
class SystemController
{
public:
    /// @param isStopping true from the moment the program was asked to stop
    /// @param document the API document as it is served
    SystemController(core::GetSystemInfo &info, core::GetSystemHealth &health, std::function<bool()> isStopping,
                     std::shared_ptr<const std::string> document);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> info(ApiCall call);
    Task<HttpResponse> health(ApiCall call);
    Task<HttpResponse> liveness(ApiCall call);
    Task<HttpResponse> readiness(ApiCall call);
    Task<HttpResponse> openApi(ApiCall call);

    core::GetSystemInfo &m_info;
    core::GetSystemHealth &m_health;
    std::function<bool()> m_isStopping;
    std::shared_ptr<const std::string> m_document;
    std::string m_documentTag;
};

} // namespace wakedock::api
