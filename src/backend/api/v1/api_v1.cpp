#include "backend/api/v1/api_v1.h"

#include "backend/api/openapi/api_catalog.h"
#include "backend/api/openapi/openapi_document.h"

#include <utility>

namespace wakedock::api {

ApiV1::ApiV1(const OpenApiDocument &document, const ApiCatalog &catalog, core::IClock &clock, ApiV1Needs needs)
    : m_catalog(catalog)
    , m_idempotency(clock)
    , m_answers(needs.operations.get)
    , m_setup(needs.setUp)
    , m_auth(needs.auth)
    , m_serviceList(needs.services.list)
    , m_services(needs.services.get, needs.services.deploy, needs.services.remove, m_answers)
    , m_serviceChange(needs.services.get, needs.services.change, m_answers, catalog.schema("ServiceConfig"))
    , m_serviceActions(needs.services.get, needs.services.actions, m_answers)
    , m_deployments(needs.services.get, needs.services.deployments)
    , m_operations(needs.operations.list, needs.operations.get, needs.operations.cancel)
    , m_system(needs.system.info, needs.system.health, std::move(needs.system.isStopping), document.text())
{
}

void ApiV1::addRoutes(Router &router)
{
    ApiRoutes routes(router, m_catalog, m_idempotency);
    m_setup.addRoutes(routes);
    m_auth.addRoutes(routes);
    m_serviceList.addRoutes(routes);
    m_services.addRoutes(routes);
    m_serviceChange.addRoutes(routes);
    m_serviceActions.addRoutes(routes);
    m_deployments.addRoutes(routes);
    m_operations.addRoutes(routes);
    m_system.addRoutes(routes);
    routes.requireComplete();
}

} // namespace wakedock::api
