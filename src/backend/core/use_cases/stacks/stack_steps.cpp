#include "backend/core/use_cases/stacks/stack_steps.h"
#include "backend/core/use_cases/stacks/stack_routes.h"

#include "backend/core/domain/rules/stack_routing.h"
#include "backend/security/validators/compose/compose_reader.h"
#include "backend/shared/async/settle.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds ClearGrace{10};

std::string pathIn(const std::string &directory, const std::string &name)
{
    return name.starts_with('/') ? name : directory + "/" + name;
}

bool isPulledAlways(const ComposeService &service, bool always)
{
    return always || service.pullPolicy == "always";
}

} // namespace

Task<ComposeProject> projectOf(StackWorkshop &workshop, StackRecord record, bool withLabels)
{
    ComposeProject project;
    project.hostId = record.id.hostId;
    project.name = record.id.name;
    project.directory = record.directory;
    project.profiles = record.profiles;
    for (const std::string &file : record.composeFiles) {
        project.files.push_back(pathIn(record.directory, file));
    }
    if (std::ranges::find(record.files, ".env") != record.files.end()) {
        project.environmentFile = pathIn(record.directory, ".env");
    }
    if (withLabels) {
        const ComposeReading reading = co_await readingOf(workshop, record);
        project.files.push_back(
            co_await writeStackOverride(workshop, record.id, reading, routedOf(workshop.routing.states, record.id)));
        project = withImages(std::move(project), reading);
    }
    co_return project;
}

ComposeProject withImages(ComposeProject project, const ComposeReading &reading)
{
    for (const ComposeService &service : reading.services) {
        project.pullsAny = project.pullsAny || (service.isEnabled && service.builds);
        if (service.isEnabled && !service.image.empty()) {
            project.images.push_back(service.image);
        }
    }
    return project;
}

Task<std::string> writeStackOverride(StackWorkshop &workshop, StackId id, ComposeReading reading,
                                     std::vector<ServiceRecord> routed)
{
    const IAddressBook &addresses = workshop.routing.addresses;
    std::string text =
        stackOverride(id, reading, routed, !addresses.pinsAddresses(id.hostId), addresses.publishedEverywhere(id.hostId));
    co_return co_await workshop.files.writeOverride(id, std::move(text));
}

Task<ComposeReading> readingOf(StackWorkshop &workshop, StackRecord record)
{
    StackContent content;
    content.files = co_await workshop.files.read(record);
    content.composeFiles = record.composeFiles;
    content.profiles = record.profiles;
    co_return security::readCompose(composeSource(workshop.files, record.id, record.directory, content));
}

std::vector<std::string> enabledServices(const ComposeReading &reading)
{
    std::vector<std::string> names;
    for (const ComposeService &service : reading.services) {
        if (service.isEnabled && service.replicas > 0) {
            names.push_back(service.name);
        }
    }
    return names;
}

Task<void> pullImages(StackWorkshop &workshop, RunPtr run, HostId host, ComposeReading reading, bool always)
{
    IContainerEngine &engine = workshop.engines.engine(host);
    for (const ComposeService &service : reading.services) {
        if (!service.isEnabled || service.builds || service.image.empty()) {
            continue;
        }
        const std::string image = service.image;
        const bool isPulled = isPulledAlways(service, always) || !co_await engine.findImage(run->context(), image);
        if (isPulled && service.pullPolicy != "never") {
            co_await engine.pullImage(run->context(), image, [run, image](const PullProgress &progress) {
                run->progress(image + ": " + progress.detail, progress.done);
            });
        }
    }
}

Task<void> composeUp(StackWorkshop &workshop, RunPtr run, ComposeProject project, ComposeReading reading,
                     std::vector<std::string> services)
{
    ComposeCommand command{ComposeVerb::Up, false, std::move(services)};
    command.builds = std::ranges::any_of(reading.services,
                                         [](const ComposeService &service) { return service.isEnabled && service.builds; });
    co_await workshop.compose.run(run->context(), std::move(project), command,
                                  [run](std::string line) { run->progress(std::move(line), std::nullopt); });
}

Task<std::vector<std::string>> volumesOf(StackWorkshop &workshop, CallContext context, StackId id)
{
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    co_return co_await engine.listVolumes(context, compose_label::Project, id.name);
}

Task<std::vector<std::string>> clearProject(StackWorkshop &workshop, CallContext context, StackId id)
{
    std::vector<std::string> done;
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    const auto containers = co_await engine.listContainers(context, compose_label::Project, id.name);
    for (const Container &container : containers) {
        if (container.status == ContainerStatus::Running) {
            co_await engine.stopContainer(context, container.id, ClearGrace);
        }
        co_await engine.removeContainer(context, container.id);
        done.push_back("Removed the container " + container.name + ".");
    }
    for (const std::string &network : co_await engine.listNetworks(context, compose_label::Project, id.name)) {
        const auto removed = co_await settle(engine.removeNetwork(context, network));
        if (removed.failure && asError(removed.failure).code() != ErrorCode::Conflict) {
            std::rethrow_exception(removed.failure);
        }
        done.push_back(removed.failure ? "Kept the network " + network + ": others use it."
                                       : "Removed the network " + network + ".");
    }
    co_return done;
}

Task<std::vector<std::string>> removeNewVolumes(StackWorkshop &workshop, CallContext context, StackId id,
                                                std::vector<std::string> before)
{
    std::vector<std::string> done;
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    for (const std::string &volume : co_await volumesOf(workshop, context, id)) {
        if (std::ranges::find(before, volume) == before.end()) {
            const auto removed = co_await settle(engine.removeVolume(context, volume));
            if (removed.failure && asError(removed.failure).code() != ErrorCode::Conflict) {
                std::rethrow_exception(removed.failure);
            }
            done.push_back(removed.failure ? "Kept the volume " + volume + ": others use it."
                                           : "Removed the new volume " + volume + ".");
        }
    }
    co_return done;
}

} // namespace wakedock::core
