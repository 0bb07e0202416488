#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class ComposeOfContainer;
class ComposeOfService;
class GetService;
} // namespace wakedock::core

namespace wakedock::api {

/// `/containers/{id}/compose` and `/services/{id}/compose`: what is there, as a compose file.
class ComposeController
{
public:
    ComposeController(core::ComposeOfContainer &ofContainer, core::ComposeOfService &ofService,
                      core::GetService &getService);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> ofContainer(ApiCall call);
    Task<HttpResponse> ofService(ApiCall call);

    core::ComposeOfContainer &m_ofContainer;
    core::ComposeOfService &m_ofService;
    core::GetService &m_getService;
};

} // namespace wakedock::api
