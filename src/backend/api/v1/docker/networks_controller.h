#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class CreateNetwork;
class GetNetwork;
class ListNetworks;
class RemoveNetwork;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be read of networks and done to them.
struct NetworkCalls {
    core::ListNetworks &list;
    core::GetNetwork &get;
    core::CreateNetwork &create;
    core::RemoveNetwork &remove;
};

/// `/networks` of an engine.
class NetworksController
{
public:
    explicit NetworksController(NetworkCalls calls);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> create(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);

    NetworkCalls m_calls;
};

} // namespace wakedock::api
