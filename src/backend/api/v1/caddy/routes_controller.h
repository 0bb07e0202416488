#pragma once

#include "backend/api/v1/common/api_routes.h"

#include <string>

namespace wakedock::core {
class AddRoute;
class ChangeRoute;
class GetRoute;
class ListRoutes;
class RemoveRoute;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be done with routes.
struct RouteCalls {
    core::ListRoutes &list;
    core::GetRoute &get;
    core::AddRoute &add;
    core::ChangeRoute &change;
    core::RemoveRoute &remove;
};

/// The routes of the proxy: those of operators, and to look at those of services and of Caddy's own configuration.
class RoutesController
{
public:
    explicit RoutesController(RouteCalls calls) : m_calls(calls) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> add(ApiCall call);
    Task<HttpResponse> replace(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);
    Task<HttpResponse> answer(ApiCall call, int status, std::string id);

    RouteCalls m_calls;
};

} // namespace wakedock::api
