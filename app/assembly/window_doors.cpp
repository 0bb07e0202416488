#include "app/assembly/window_doors.h"

#include <utility>

namespace wakedock::app {

namespace {

/// Any use case or query whose execute() takes the context and these arguments.
template <class Answer, class... Arguments, class UseCase>
models::WindowUseCases::Door<Answer, Arguments...> doorTo(UseCase &useCase)
{
    return [&useCase](core::CallContext context, Arguments... arguments) {
        return useCase.execute(std::move(context), std::move(arguments)...);
    };
}

} // namespace

models::WindowUseCases windowDoors(CoreAssembly &core, core::IEventBus &events)
{
    models::WindowUseCases doors;
    doors.listServices = doorTo<core::ServiceList>(core.listServices);
    doors.usage = doorTo<models::WindowUseCases::Usage>(core.getUsage);
    doors.listDeployments = doorTo<std::vector<core::Deployment>, core::ListDeploymentsRequest>(core.listDeployments);
    doors.deploy = doorTo<core::OperationTicket, core::DeployRequest>(core.deployService);
    doors.start = doorTo<core::OperationTicket, core::ServiceId>(core.startService);
    doors.stop = doorTo<core::OperationTicket, core::ServiceId>(core.stopService);
    doors.restart = doorTo<core::OperationTicket, core::ServiceId>(core.restartService);
    doors.redeploy = doorTo<core::OperationTicket, core::ServiceId>(core.redeployService);
    doors.remove = doorTo<core::OperationTicket, core::RemoveRequest>(core.removeService);
    doors.listOperations = doorTo<std::vector<core::Operation>, core::Page>(core.listOperations);
    doors.getOperation = doorTo<core::Operation, core::OperationId>(core.getOperation);
    doors.cancelOperation = doorTo<core::Operation, core::OperationId>(core.cancelOperation);
    doors.systemHealth = doorTo<core::SystemHealth>(core.getSystemHealth);
    doors.systemInfo = doorTo<core::SystemInfo>(core.getSystemInfo);
    doors.subscribe = [&events](models::WindowUseCases::EventHandler handler) {
        return events.subscribe(std::move(handler));
    };
    return doors;
}

} // namespace wakedock::app
