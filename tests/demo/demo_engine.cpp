#include "tests/demo/demo_engine.h"

#include "backend/core/domain/rules/prune_rules.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using models::DockerDoors;

namespace {

Error nameTaken(ErrorCode code, const char *reason, const std::string &message)
{
    return Error(code, reason, message).withRemedy("Choose another one.");
}

ContainerStatus statusAfter(ContainerVerb verb)
{
    switch (verb) {
    case ContainerVerb::Stop:
    case ContainerVerb::Kill:
        return ContainerStatus::Exited;
    case ContainerVerb::Pause:
        return ContainerStatus::Paused;
    default:
        return ContainerStatus::Running;
    }
}

const char *wordOfVerb(ContainerVerb verb)
{
    static constexpr std::array words{"start ", "stop ", "restart ", "kill ", "pause ", "unpause ", "rename "};
    return words.at(static_cast<std::size_t>(verb));
}

} // namespace

DemoEngine::DemoEngine(std::function<void(Event)> publish, std::function<void(std::string)> note)
    : m_publish(std::move(publish))
    , m_note(std::move(note))
{
}

void DemoEngine::tell(ObjectKind kind)
{
    m_publish(ObjectsChanged{localHost(), kind});
}

Task<void> DemoEngine::mustAnswer(HostId)
{
    if (m_mood == Mood::Loading) {
        co_await Completion<void>();
    }
    if (m_mood == Mood::Failing) {
        throw Error(ErrorCode::Unavailable, "engine_unreachable", "The engine of host local was not reached yet.")
            .withRemedy("Check that Docker runs there and that WakeDock may use it.");
    }
}

void DemoEngine::mustBeThere() const
{
    if (m_mood == Mood::Away) {
        throw Error(ErrorCode::Unavailable, "engine_unreachable", "Docker is not reachable, so nothing can be changed.")
            .withRemedy("Start Docker; WakeDock connects by itself.");
    }
}

void DemoEngine::mustBeUnused(const char *reason, const std::string &what, const std::vector<ObjectUser> &users)
{
    if (!users.empty()) {
        throw Error(ErrorCode::Conflict, reason, what + " is used by " + userNames(users) + ".")
            .withRemedy("Remove what uses it first.");
    }
}

ContainerSummary &DemoEngine::container(const std::string &ref)
{
    auto &all = m_objects.demand.containers;
    const auto found = std::ranges::find_if(all, [&ref](const auto &known) { return known.container.id == ref; });
    if (found == all.end()) {
        throw Error(ErrorCode::NotFound, "container_not_found", "The engine has no container " + ref + ".");
    }
    return *found;
}

ContainerSummary DemoEngine::change(const std::string &ref, const ContainerCommand &command)
{
    mustBeThere();
    ContainerSummary &known = container(ref);
    m_note(wordOfVerb(command.verb) + known.container.name + (command.name.empty() ? "" : " to " + command.name));
    if (command.verb == ContainerVerb::Rename) {
        if (!idOfContainer(command.name).empty()) {
            throw nameTaken(ErrorCode::Conflict, "container_name_taken",
                            "Another container is called " + command.name + " already.");
        }
        known.container.name = command.name;
    } else {
        known.container.status = statusAfter(command.verb);
        known.container.exitCode = 0;
    }
    tell(ObjectKind::Containers);
    return known;
}

void DemoEngine::removeImage(const std::string &ref)
{
    const auto found = std::ranges::find_if(m_objects.images, [&ref](const ImageSummary &image) {
        return image.id == ref || std::ranges::find(image.tags, ref) != image.tags.end();
    });
    if (found->tags.size() > 1 && found->id != ref) {
        std::erase(found->tags, ref);
        m_note("untag " + ref);
    } else {
        mustBeUnused("image_in_use", "The image", usersOf(*found, m_objects.demand));
        m_note("remove image " + (found->tags.empty() ? "without a name" : found->tags.front()));
        m_objects.images.erase(found);
    }
    tell(ObjectKind::Images);
}

std::vector<ImageUpdate> DemoEngine::check(const std::vector<std::string> &names)
{
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    std::vector<ImageUpdate> found;
    for (ImageSummary &image : m_objects.images) {
        for (const std::string &tag : image.tags) {
            if (std::ranges::find(names, tag) != names.end()) {
                std::erase_if(image.updates, [&tag](const ImageUpdate &known) { return known.tag == tag; });
                image.updates.push_back(demoUpdate(tag, now));
                found.push_back(image.updates.back());
            }
        }
    }
    m_note("check " + std::to_string(found.size()) + " images");
    return found;
}

void DemoEngine::pulled(const std::string &name)
{
    const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto known = std::ranges::find_if(m_objects.images, [&name](const ImageSummary &image) {
        return std::ranges::find(image.tags, name) != image.tags.end();
    });
    if (known == m_objects.images.end()) {
        ImageSummary image;
        image.id = "sha256:" + name;
        image.tags = {name};
        image.sizeBytes = 143LL * 1000 * 1000;
        image.createdAt = now - std::chrono::hours(50);
        m_objects.images.push_back(std::move(image));
    } else {
        known->updates = {{name, UpdateState::Current, {}, {}, now}};
    }
    tell(ObjectKind::Images);
}

void DemoEngine::adopt(const std::string &containerId, const ServiceRecord &service)
{
    ContainerSummary &known = container(containerId);
    known.serviceId = service.id;
    known.serviceName = service.config.name;
    tell(ObjectKind::Containers);
}

PruneReport DemoEngine::prune(const PruneRequest &request)
{
    const PruneView view{m_objects.demand, m_objects.images, m_objects.volumes, m_objects.networks,
                         demoDiskUsage(m_objects)};
    PruneReport report = planPrune(view, request.kinds);
    if (request.preview) {
        return report;
    }
    std::erase_if(report.removed, [&](const auto &one) { return !request.agreed->contains({one.kind, one.id}); });
    for (const PruneCandidate &gone : report.removed) {
        std::erase_if(m_objects.demand.containers, [&](const auto &one) { return one.container.id == gone.id; });
        std::erase_if(m_objects.images, [&](const auto &one) { return one.id == gone.id; });
        std::erase_if(m_objects.networks, [&](const auto &one) { return one.id == gone.id; });
        std::erase_if(m_objects.volumes,
                      [&](const auto &one) { return gone.kind == ObjectKind::Volumes && one.name == gone.id; });
    }
    m_note("prune " + std::to_string(report.removed.size()));
    for (const ObjectKind kind : request.kinds) {
        tell(kind);
    }
    return report;
}

DockerDoors::Usage DemoEngine::usage(int tick) const
{
    auto usage = std::make_shared<std::map<std::string, ContainerUsage>>();
    for (const auto &known : m_objects.demand.containers) {
        if (known.container.status == ContainerStatus::Running) {
            const double phase = static_cast<double>(known.container.name.size());
            ContainerUsage &one = (*usage)[known.container.id];
            one.cpuPercent = 0.2 + phase * 0.31 * (1 + 0.5 * std::sin(tick * 0.4 + phase));
            one.memoryBytes = static_cast<std::int64_t>(phase * 14) * 1024 * 1024;
        }
    }
    return usage;
}

void DemoEngine::setContainer(const std::string &name, ContainerStatus status)
{
    container(idOfContainer(name)).container.status = status;
    tell(ObjectKind::Containers);
}

std::string DemoEngine::idOfContainer(const std::string &name) const
{
    const auto &all = m_objects.demand.containers;
    const auto found = std::ranges::find_if(all, [&name](const auto &known) { return known.container.name == name; });
    return found == all.end() ? std::string() : found->container.id;
}

} // namespace wakedock::tests
