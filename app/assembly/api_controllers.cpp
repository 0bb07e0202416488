#include "app/assembly/api_controllers.h"

#include <utility>

namespace wakedock::app {

ApiControllers::ApiControllers(CoreAssembly &core, AuthAssembly &auth, const api::ApiCatalog &catalog,
                               std::shared_ptr<const std::string> document, api::SocketTickets &tickets)
    : m_setup(auth.setUp)
    , m_auth(api::AuthCalls{auth.signIn, auth.refreshSession, auth.signOut, auth.changePassword, auth.whoAmI})
    , m_tickets(tickets)
    , m_answers(core.getOperation)
    , m_list(core.listServices)
    , m_services(core.getService, core.deployService, core.removeService, m_answers, core.sleepDefaults())
    , m_change(core.getService, core.changeService, m_answers, catalog.schema("ServiceConfig"), core.sleepDefaults())
    , m_actions(core.getService,
                api::ServiceActions{core.startService, core.stopService, core.restartService, core.redeployService},
                m_answers)
    , m_deployments(core.getService, core.listDeployments)
    , m_wake(core.getService, core.sleeping.wake, core.sleeping.putToSleep, core.sleeping.keepAwake, m_answers)
    , m_wakes(core.getService, core.sleeping.listWakes, core.sleeping.adviseSleep)
    , m_loadingPage(core.getService)
    , m_revisions(core.getService, core.listRevisions, core.rollBackService, m_answers)
    , m_plans(core.getService, core.planDeployment, catalog.schema("ServiceConfig"), core.sleepDefaults())
    , m_compose(core.composeOfContainer, core.composeOfService, core.getService)
    , m_adopt(core.adoptContainer, m_answers)
    , m_hosts(api::HostCalls{core.hosts.list, core.hosts.get, core.hosts.add, core.hosts.change, core.hosts.remove,
                             core.hosts.test})
    , m_domains(core.domains.validate)
    , m_doctor(core.domains.diagnose, core.mendProxy)
    , m_stacks(api::StackCalls{core.stacks.list, core.stacks.get, core.stacks.create, core.stacks.change, core.stacks.remove,
                               core.stacks.up, core.stacks.down, core.stacks.adopt, core.stacks.validate, core.stacks.plan,
                               core.getOperation})
    , m_operations(core.listOperations, core.getOperation, core.cancelOperation)
    , m_system(
          core.getSystemInfo, core.getSystemHealth, [&core] { return core.health.isStopping(); }, std::move(document))
    , m_docker({core.objects.listContainers, core.objects.getContainer, core.objects.inspectContainer,
                core.objects.changeContainer, core.objects.removeContainer},
               {core.objects.listImages, core.objects.getImage, core.objects.tagImage, core.objects.removeImage},
               {core.objects.listVolumes, core.objects.getVolume, core.objects.createVolume, core.objects.removeVolume},
               {core.objects.listNetworks, core.objects.getNetwork, core.objects.createNetwork, core.objects.removeNetwork},
               core.objects.pruneEngine, {core.objects.pullImage, core.objects.checkImages, core.getOperation})
    , m_registries(api::RegistryCalls{core.registries.list, core.registries.get, core.registries.add, core.registries.change,
                                      core.registries.remove, core.registries.test})
    , m_caddy(api::CaddyCalls{core.proxyConfig.report, core.proxyConfig.config, core.proxyConfig.validate,
                              core.proxyConfig.reload, core.proxyConfig.renewRoutes, core.proxyConfig.backUp,
                              core.proxyConfig.restore, core.proxyConfig.listBackups, core.proxyConfig.getBackup})
    , m_traffic(core.getProxyTraffic)
    , m_certificates(api::CertificateCalls{core.certificates.list, core.certificates.get, core.certificates.check,
                                           core.certificates.add, core.certificates.replace, core.certificates.remove,
                                           core.certificates.renew})
    , m_routes(api::RouteCalls{core.operatorRoutes.list, core.operatorRoutes.get, core.operatorRoutes.add,
                               core.operatorRoutes.change, core.operatorRoutes.remove})
{
}

void ApiControllers::addRoutes(api::ApiRoutes &routes)
{
    m_setup.addRoutes(routes);
    m_auth.addRoutes(routes);
    m_tickets.addRoutes(routes);
    m_list.addRoutes(routes);
    m_services.addRoutes(routes);
    m_change.addRoutes(routes);
    m_actions.addRoutes(routes);
    m_deployments.addRoutes(routes);
    m_wake.addRoutes(routes);
    m_wakes.addRoutes(routes);
    m_loadingPage.addRoutes(routes);
    m_revisions.addRoutes(routes);
    m_plans.addRoutes(routes);
    m_runLines.addRoutes(routes);
    m_compose.addRoutes(routes);
    m_adopt.addRoutes(routes);
    m_hosts.addRoutes(routes);
    m_domains.addRoutes(routes);
    m_doctor.addRoutes(routes);
    m_stacks.addRoutes(routes);
    m_operations.addRoutes(routes);
    m_system.addRoutes(routes);
    m_docker.addRoutes(routes);
    m_registries.addRoutes(routes);
    m_caddy.addRoutes(routes);
    m_traffic.addRoutes(routes);
    m_certificates.addRoutes(routes);
    m_routes.addRoutes(routes);
    routes.finish();
}

} // namespace wakedock::app
