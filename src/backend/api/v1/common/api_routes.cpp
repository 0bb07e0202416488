#include "backend/api/v1/common/api_routes.h"

#include "backend/api/openapi/api_catalog.h"
#include "backend/api/openapi/request_binder.h"
#include "backend/api/v1/common/idempotency_store.h"

#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace wakedock::api {

ApiRoutes::ApiRoutes(Router &router, const ApiCatalog &catalog, IdempotencyStore &idempotency)
    : m_router(router)
    , m_catalog(catalog)
    , m_idempotency(idempotency)
{
}

const ApiOperation &ApiRoutes::operation(const std::string &operationId) const
{
    return m_catalog.operation(operationId);
}

void ApiRoutes::serve(const std::string &operationId, ApiHandler handler)
{
    const auto *operation = &m_catalog.operation(operationId);
    serveUnchecked(operationId, [operation, handler = std::move(handler), store = &m_idempotency](HttpRequest request) {
        const bool onlyOnce = operation->takesIdempotencyKey && request.headers.find("Idempotency-Key") != nullptr;
        auto call = bindRequest(*operation, std::move(request));
        return onlyOnce ? onceOnly(std::move(call), handler, store) : handler(std::move(call));
    });
}

void ApiRoutes::serveUnchecked(const std::string &operationId, RouteHandler handler)
{
    add(m_catalog.operation(operationId), std::move(handler));
}

void ApiRoutes::add(const ApiOperation &operation, RouteHandler handler)
{
    Route route;
    route.method = operation.method;
    route.pattern = operation.pattern;
    route.permission = operation.permission;
    route.needsIfMatch = operation.needsIfMatch;
    route.kind = operation.isWebSocket ? RouteKind::WebSocket : RouteKind::Plain;
    route.handler = std::move(handler);
    m_router.add(std::move(route));
    m_served.insert(operation.id);
}

void ApiRoutes::finish()
{
    for (const auto &[id, operation] : m_catalog.operations()) {
        if (operation.isWebSocket) {
            add(operation, nullptr);
        }
        if (!m_served.contains(id)) {
            throw std::logic_error("The API document describes " + id + ", and nobody serves it.");
        }
    }
}

Task<HttpResponse> ApiRoutes::onceOnly(ApiCall call, ApiHandler handler, IdempotencyStore *store)
{
    const auto key = IdempotencyStore::keyOf(call.request);
    if (auto known = store->begin(key, IdempotencyStore::fingerprintOf(call.request))) {
        co_return *known;
    }
    std::optional<HttpResponse> response;
    std::exception_ptr failure;
    try {
        response = co_await handler(std::move(call));
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        store->forget(key);
        std::rethrow_exception(failure);
    }
    store->keep(key, *response);
    co_return *response;
}

} // namespace wakedock::api
