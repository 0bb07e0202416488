#include "app/assembly/api_controllers.h"

#include <utility>

namespace wakedock::app {

ApiControllers::ApiControllers(CoreAssembly &core, AuthAssembly &auth, const api::ApiCatalog &catalog,
                               std::shared_ptr<const std::string> document)
    : m_setup(auth.setUp)
    , m_auth(api::AuthCalls{auth.signIn, auth.refreshSession, auth.signOut, auth.changePassword, auth.whoAmI})
    , m_answers(core.getOperation)
    , m_list(core.listServices)
    , m_services(core.getService, core.deployService, core.removeService, m_answers)
    , m_change(core.getService, core.changeService, m_answers, catalog.schema("ServiceConfig"))
    , m_actions(core.getService,
                api::ServiceActions{core.startService, core.stopService, core.restartService, core.redeployService},
                m_answers)
    , m_deployments(core.getService, core.listDeployments)
    , m_operations(core.listOperations, core.getOperation, core.cancelOperation)
    , m_system(core.getSystemInfo, core.getSystemHealth, [&core] { return core.health.isStopping(); }, std::move(document))
{
}

void ApiControllers::addRoutes(api::ApiRoutes &routes)
{
    m_setup.addRoutes(routes);
    m_auth.addRoutes(routes);
    m_list.addRoutes(routes);
    m_services.addRoutes(routes);
    m_change.addRoutes(routes);
    m_actions.addRoutes(routes);
    m_deployments.addRoutes(routes);
    m_operations.addRoutes(routes);
    m_system.addRoutes(routes);
    routes.finish();
}

} // namespace wakedock::app
