#pragma once

#include "backend/api/http/router.h"
#include "backend/api/openapi/api_call.h"

#include <functional>
#include <set>
#include <string>

namespace wakedock::api {

class ApiCatalog;
struct ApiOperation;
class IdempotencyStore;

/// Gets a request that was checked against its documentation.
using ApiHandler = std::function<Task<HttpResponse>(ApiCall)>;

/// Puts documented calls on the router: method, path and permission come from the API document, so that a call cannot be
/// served otherwise than it is described. All three arguments must outlive the router's last request.
class ApiRoutes
{
public:
    ApiRoutes(Router &router, const ApiCatalog &catalog, IdempotencyStore &idempotency);

    /// @throws std::logic_error for a call that is not documented
    void serve(const std::string &operationId, ApiHandler handler);
    /// The same without the check: `handler` binds by itself, when it has to (see ServiceListController).
    void serveUnchecked(const std::string &operationId, RouteHandler handler);
    [[nodiscard]] const ApiOperation &operation(const std::string &operationId) const;
    /// Call it last: adds the documented WebSockets, which have no handler (the server hands them over).
    /// @throws std::logic_error naming a documented call that nobody serves
    void finish();

private:
    void add(const ApiOperation &operation, RouteHandler handler);
    static Task<HttpResponse> onceOnly(ApiCall call, ApiHandler handler, IdempotencyStore *store);

    Router &m_router;
    const ApiCatalog &m_catalog;
    IdempotencyStore &m_idempotency;
    std::set<std::string> m_served;
};

} // namespace wakedock::api
