#include "app/assembly/window_doors.h"

#include "app/assembly/caddy_window_doors.h"
#include "app/assembly/door_to.h"
#include "app/assembly/engine_doors.h"

#include <utility>

namespace wakedock::app {

namespace {

/// What it replaced is kept in the backups; the window only wants to know that it came about.
Task<void> routesRenewed(core::RenewRoutes *renew, core::CallContext context)
{
    co_await renew->execute(std::move(context));
}

} // namespace

models::WindowUseCases windowDoors(CoreAssembly &core, core::IEventBus &events, WindowTerminals &terminals)
{
    models::WindowUseCases doors;
    doors.listServices = doorTo<core::ServiceList>(core.listServices);
    doors.usage = doorTo<models::WindowUseCases::Usage>(core.getUsage);
    doors.listDeployments = doorTo<std::vector<core::Deployment>, core::ListDeploymentsRequest>(core.listDeployments);
    doors.listWakes = doorTo<std::vector<core::Wake>, core::ListWakesRequest>(core.sleeping.listWakes);
    doors.adviseSleep = doorTo<std::vector<core::SleepAdvice>>(core.sleeping.adviseSleep);
    doors.deploy = [&core](core::CallContext context, core::DeployRequest request) {
        // Its form does not ask how a service sleeps.
        request.config.sleep = core.sleepDefaults();
        return core.deployService.execute(std::move(context), std::move(request));
    };
    doors.change = doorTo<core::OperationTicket, core::ChangeRequest>(core.changeService);
    doors.start = doorTo<core::OperationTicket, core::ServiceId>(core.startService);
    doors.stop = doorTo<core::OperationTicket, core::ServiceId>(core.stopService);
    doors.restart = doorTo<core::OperationTicket, core::ServiceId>(core.restartService);
    doors.wake = doorTo<core::OperationTicket, core::ServiceId>(core.sleeping.wake);
    doors.putToSleep = doorTo<core::OperationTicket, core::PutServiceToSleep::Request>(core.sleeping.putToSleep);
    doors.keepAwake = doorTo<core::OperationTicket, core::KeepServiceAwake::Request>(core.sleeping.keepAwake);
    doors.redeploy = doorTo<core::OperationTicket, core::ServiceId>(core.redeployService);
    doors.rollBack = doorTo<core::OperationTicket, core::RollBackRequest>(core.rollBackService);
    doors.plan = [&core](core::CallContext context, core::PlanRequest request) {
        if (!request.id && request.config) {
            request.config->sleep = core.sleepDefaults(); // As it will be deployed.
        }
        return core.planDeployment.execute(std::move(context), std::move(request));
    };
    doors.remove = doorTo<core::OperationTicket, core::RemoveRequest>(core.removeService);
    doors.validateDomain = doorTo<core::DomainCheck, std::string>(core.domains.validate);
    doors.diagnose = doorTo<core::Diagnosis, core::DiagnoseRequest>(core.domains.diagnose);
    doors.mend = doorTo<core::MendReport, core::MendRequest>(core.mendProxy);
    doors.proxyTraffic = doorTo<core::TrafficReport>(core.getProxyTraffic);
    doors.renewRoutes = [renew = &core.proxyConfig.renewRoutes](core::CallContext context) {
        return routesRenewed(renew, std::move(context));
    };
    doors.listOperations = doorTo<std::vector<core::Operation>, core::Page>(core.listOperations);
    doors.getOperation = doorTo<core::Operation, core::OperationId>(core.getOperation);
    doors.cancelOperation = doorTo<core::Operation, core::OperationId>(core.cancelOperation);
    doors.caddy = caddyWindowDoors(core.proxyConfig);
    doors.docker = dockerDoors(core.objects, core.adoptContainer);
    doors.hosts = hostDoors(core.hosts);
    doors.stacks = stackDoors(core.stacks);
    doors.registries = registryDoors(core.registries);
    doors.certificates = certificateDoors(core.certificates);
    doors.routes = routeDoors(core.operatorRoutes);
    doors.terminals = terminals.doors();
    doors.systemHealth = doorTo<core::SystemHealth>(core.getSystemHealth);
    doors.systemInfo = doorTo<core::SystemInfo>(core.getSystemInfo);
    doors.subscribe = [&events](models::WindowUseCases::EventHandler handler) {
        return events.subscribe(std::move(handler));
    };
    return doors;
}

} // namespace wakedock::app
