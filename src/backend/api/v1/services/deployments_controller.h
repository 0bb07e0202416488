#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/core/domain/ids.h"

namespace wakedock::core {
class GetService;
class ListDeployments;
} // namespace wakedock::core

namespace wakedock::api {

/// `GET /services/{id}/deployments`: also by the id of a service that is gone, as a failed first deployment leaves it.
class DeploymentsController
{
public:
    DeploymentsController(core::GetService &get, core::ListDeployments &list);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<core::ServiceId> idOf(core::CallContext context, std::string idOrName);

    core::GetService &m_get;
    core::ListDeployments &m_list;
};

} // namespace wakedock::api
