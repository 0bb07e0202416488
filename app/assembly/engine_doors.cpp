#include "app/assembly/engine_doors.h"

#include "app/assembly/door_to.h"
#include "backend/api/json/inspect_json.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <utility>

namespace wakedock::app {

namespace {

/// As the API shows it, and laid out to be read.
Task<std::string> maskedInspect(Task<std::string> inspecting)
{
    constexpr int indent = 2;
    const std::string raw = co_await inspecting;
    co_return nlohmann::ordered_json::parse(api::maskedInspectJson(raw)).dump(indent);
}

// Only ids cross to the window: a ticket's completion belongs to the backend thread.

Task<core::OperationId> operationOfPull(Task<core::PullImage::Ticket> pulling)
{
    const auto ticket = co_await pulling;
    co_return ticket.operation.operationId;
}

Task<models::AdoptionStart> startOfAdoption(Task<core::Adoption> adopting)
{
    const auto adoption = co_await adopting;
    co_return models::AdoptionStart{adoption.ticket.operationId, adoption.notes};
}

} // namespace

models::DockerDoors dockerDoors(ObjectsAssembly &objects, core::AdoptContainer &adoptContainer)
{
    using core::HostId;
    models::DockerDoors doors;
    doors.listContainers = doorTo<std::vector<core::ContainerSummary>, HostId>(objects.listContainers);
    doors.inspectContainer = [&inspect = objects.inspectContainer](core::CallContext context, HostId host, std::string ref) {
        return maskedInspect(inspect.execute(std::move(context), std::move(host), std::move(ref)));
    };
    doors.changeContainer =
        doorTo<core::ContainerSummary, HostId, std::string, core::ContainerCommand>(objects.changeContainer);
    doors.removeContainer = doorTo<void, HostId, std::string, bool, bool>(objects.removeContainer);
    doors.adoptContainer = [&adoptContainer](core::CallContext context, core::AdoptRequest request) {
        return startOfAdoption(adoptContainer.execute(std::move(context), std::move(request)));
    };
    doors.containerUsage = doorTo<models::DockerDoors::Usage>(objects.getContainerUsage);
    doors.listImages = doorTo<std::vector<core::ImageSummary>, HostId>(objects.listImages);
    doors.getImage = doorTo<core::ImageDetail, HostId, std::string>(objects.getImage);
    doors.tagImage = doorTo<core::ImageSummary, HostId, std::string, std::string>(objects.tagImage);
    doors.removeImage = doorTo<void, HostId, std::string>(objects.removeImage);
    doors.pullImage = [&pull = objects.pullImage](core::CallContext context, HostId host, std::string reference) {
        return operationOfPull(pull.execute(std::move(context), std::move(host), std::move(reference)));
    };
    doors.checkImages = doorTo<std::vector<core::ImageUpdate>, HostId, std::vector<std::string>>(objects.checkImages);
    doors.listVolumes = doorTo<std::vector<core::VolumeSummary>, HostId>(objects.listVolumes);
    doors.createVolume = doorTo<core::VolumeSummary, HostId, core::VolumeSpec>(objects.createVolume);
    doors.removeVolume = doorTo<void, HostId, std::string>(objects.removeVolume);
    doors.measureVolumes = doorTo<models::DockerDoors::Sizes, HostId>(objects.measureVolumes);
    doors.listNetworks = doorTo<std::vector<core::NetworkSummary>, HostId>(objects.listNetworks);
    doors.createNetwork = doorTo<core::NetworkSummary, HostId, core::NetworkSpec>(objects.createNetwork);
    doors.removeNetwork = doorTo<void, HostId, std::string>(objects.removeNetwork);
    doors.prune = doorTo<core::PruneReport, core::PruneRequest>(objects.pruneEngine);
    return doors;
}

models::HostDoors hostDoors(HostsAssembly &hosts)
{
    models::HostDoors doors;
    doors.list = doorTo<std::vector<core::HostView>>(hosts.list);
    doors.add = doorTo<core::HostView, core::HostWish>(hosts.add);
    doors.change = doorTo<core::HostView, core::ChangeHostRequest>(hosts.change);
    doors.remove = doorTo<void, core::HostId>(hosts.remove);
    doors.test = doorTo<core::HostTrial, core::HostId>(hosts.test);
    return doors;
}

models::StackDoors stackDoors(StacksAssembly &stacks)
{
    using core::StackId;
    models::StackDoors doors;
    doors.list = doorTo<std::vector<core::Stack>>(stacks.list);
    doors.get = doorTo<core::StackDetail, StackId>(stacks.get);
    doors.validate = doorTo<core::ComposeReading, std::string, core::StackContent>(stacks.validate);
    doors.plan = doorTo<core::StackPlan, StackId, std::optional<core::StackContent>, bool>(stacks.plan);
    doors.create = doorTo<core::OperationTicket, core::CreateStackRequest>(stacks.create);
    doors.change = doorTo<core::OperationTicket, core::ChangeStackRequest>(stacks.change);
    doors.up = doorTo<core::OperationTicket, StackId, core::StackDeployOptions>(stacks.up);
    doors.down = doorTo<core::OperationTicket, StackId>(stacks.down);
    doors.remove = doorTo<core::OperationTicket, core::RemoveStackRequest>(stacks.remove);
    doors.adopt = doorTo<core::Stack, StackId>(stacks.adopt);
    return doors;
}

models::RegistryDoors registryDoors(RegistriesAssembly &registries)
{
    models::RegistryDoors doors;
    doors.list = doorTo<std::vector<core::Registry>>(registries.list);
    doors.add = doorTo<core::Registry, core::RegistryWish>(registries.add);
    doors.change = doorTo<core::Registry, core::ChangeRegistryRequest>(registries.change);
    doors.remove = doorTo<void, core::RegistryId>(registries.remove);
    doors.test = doorTo<std::optional<core::RegistryProblem>, core::RegistryId, core::HostId>(registries.test);
    return doors;
}

models::CertificateDoors certificateDoors(CertificatesAssembly &certificates)
{
    models::CertificateDoors doors;
    doors.list = doorTo<std::vector<core::Certificate>>(certificates.list);
    doors.check = doorTo<core::CertificateReading, core::CertificatePem>(certificates.check);
    doors.add = doorTo<core::Certificate, core::CertificatePem>(certificates.add);
    doors.replace = doorTo<core::Certificate, core::ReplaceCertificateRequest>(certificates.replace);
    doors.remove = doorTo<void, core::CertificateId>(certificates.remove);
    doors.renew = doorTo<core::Certificate, core::CertificateId>(certificates.renew);
    return doors;
}

models::RouteDoors routeDoors(RoutesAssembly &routes)
{
    models::RouteDoors doors;
    doors.list = doorTo<std::vector<core::RouteView>>(routes.list);
    doors.planNew = [&add = routes.add](core::CallContext context, core::OperatorRoute wish) {
        return add.plan(std::move(context), std::move(wish));
    };
    doors.planChange = [&change = routes.change](core::CallContext context, core::RouteRequest request) {
        return change.plan(std::move(context), std::move(request));
    };
    doors.add = doorTo<core::OperatorRoute, core::OperatorRoute>(routes.add);
    doors.change = doorTo<core::OperatorRoute, core::RouteRequest>(routes.change);
    doors.remove = [&remove = routes.remove](core::CallContext context, core::OperatorRouteId id) {
        return remove.execute(std::move(context), std::move(id), std::nullopt);
    };
    return doors;
}

} // namespace wakedock::app
