#pragma once

#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/services/service_list_cache.h"
#include "backend/core/use_cases/docker/change_container.h"

#include <string>

namespace wakedock::core {
class GetContainer;
class InspectContainer;
class ListContainers;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be read of containers and done to them.
struct ContainerCalls {
    core::ListContainers &list;
    core::GetContainer &get;
    core::InspectContainer &inspect;
    core::ChangeContainer &change;
    core::RemoveContainer &remove;
};

/// `/containers`: all of an engine, whoever made them.
class ContainersController
{
public:
    explicit ContainersController(ContainerCalls calls);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> inspect(ApiCall call);
    Task<HttpResponse> change(ApiCall call, core::ContainerVerb verb);
    Task<HttpResponse> remove(ApiCall call);

    ContainerCalls m_calls;
    ServiceListCache m_lists;
};

} // namespace wakedock::api
