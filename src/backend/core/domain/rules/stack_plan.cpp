#include "backend/core/domain/rules/stack_plan.h"

#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/domain/rules/stack_rules.h"

#include <algorithm>
#include <set>

namespace wakedock::core {

namespace {

using StackChange = StackPlan::Change;

// Compose gives a container ten seconds to end; what its start takes comes on top and is not known yet.
constexpr int UnmeasuredDowntime = 10;

const ComposeService *serviceIn(const ComposeReading &reading, const std::string &name)
{
    const auto found = std::ranges::find(reading.services, name, &ComposeService::name);
    return found == reading.services.end() ? nullptr : &*found;
}

std::vector<const Container *> containersOfService(const StackPlanFacts &facts, const std::string &service)
{
    std::vector<const Container *> found;
    for (const Container &container : facts.containers) {
        const auto label = container.labels.find(compose_label::Service);
        if (label != container.labels.end() && label->second == service) {
            found.push_back(&container);
        }
    }
    return found;
}

bool anyRuns(const std::vector<const Container *> &containers)
{
    return std::ranges::any_of(containers,
                               [](const Container *container) { return container->status == ContainerStatus::Running; });
}

/// What differs between the files in force and the next ones; empty when nothing does.
std::string whyOtherText(const StackPlanFacts &facts, const ComposeService &next)
{
    const ComposeService *before = serviceIn(facts.before, next.name);
    if (before != nullptr && before->definition != next.definition) {
        return before->image != next.image ? "Its image changes from " + before->image + " to " + next.image + "."
                                           : "What the files say about it changes.";
    }
    for (const std::string &file : facts.changedFiles) {
        if (next.definition.find(file) != std::string::npos) {
            return "It uses the file " + file + ", which changes.";
        }
    }
    return {};
}

bool runsAnotherImage(const StackPlanFacts &facts, const ComposeService &next,
                      const std::vector<const Container *> &containers)
{
    const auto image = facts.images.find(next.image);
    return image != facts.images.end() && std::ranges::any_of(containers, [&image](const Container *container) {
               return !container->imageId.empty() && container->imageId != image->second;
           });
}

/// Why containers of a service cannot stay as they are; empty when they can.
std::string whyRecreated(const StackPlanFacts &facts, const ComposeService &next,
                         const std::vector<const Container *> &containers)
{
    if (std::string why = whyOtherText(facts, next); !why.empty()) {
        return why;
    }
    if (runsAnotherImage(facts, next, containers)) {
        return "The tag " + next.image + " names another image now than the one that runs.";
    }
    // Their first deployment by WakeDock gives them its labels.
    const bool isFirst = facts.record && facts.record->adopted && facts.record->revision == 0;
    return isFirst ? "It gets WakeDock's labels." : std::string();
}

int downtimeOf(const StackPlanFacts &facts, const std::vector<const Container *> &containers)
{
    const int measured = facts.record ? facts.record->lastUpSeconds : 0;
    if (!anyRuns(containers)) {
        return 0;
    }
    return measured > 0 ? measured + 1 : UnmeasuredDowntime;
}

bool isPulled(const StackPlanFacts &facts, const ComposeService &service)
{
    const bool isWanted = facts.pullsAlways || service.pullPolicy == "always" || !facts.images.contains(service.image);
    return isWanted && !service.builds && !service.image.empty();
}

/// Start-first needs a container that visitors are sent to already: one WakeDock's labels are on.
void planReplacement(const StackPlanFacts &facts, const ComposeService &next,
                     const std::vector<const Container *> &containers, StackPlan::Service &planned)
{
    const bool serves = std::ranges::any_of(containers, [](const Container *container) {
        return container->status == ContainerStatus::Running && container->labels.contains(label::Service);
    });
    const std::string obstacle = isRouted(next) ? whyNotBeside(next, facts.next) : std::string();
    planned.startsFirst = isRouted(next) && serves && obstacle.empty();
    planned.downtimeSeconds = planned.startsFirst ? 0 : downtimeOf(facts, containers);
    if (!obstacle.empty()) {
        planned.reason += " Not start-first: " + obstacle;
    }
}

StackPlan::Service planService(const StackPlanFacts &facts, const ComposeService &next)
{
    StackPlan::Service planned{next.name, StackChange::Keep, {}, next.image, isPulled(facts, next), 0};
    planned.domain = isRouted(next) ? routedConfig({}, next, {}).domain : std::string();
    const auto containers = containersOfService(facts, next.name);
    if (containers.empty()) {
        planned.change = StackChange::Create;
        return planned;
    }
    planned.reason = whyRecreated(facts, next, containers);
    if (!planned.reason.empty()) {
        planned.change = StackChange::Recreate;
        planReplacement(facts, next, containers, planned);
    } else if (!anyRuns(containers)) {
        planned.change = StackChange::Start;
    }
    return planned;
}

void planRemoved(const StackPlanFacts &facts, StackPlan &plan)
{
    for (const StackServiceRow &row : stackRows(facts.containers, {})) {
        const ComposeService *next = serviceIn(facts.next, row.name);
        if (next == nullptr || !next->isEnabled) {
            plan.services.push_back(
                {row.name, StackChange::Remove,
                 next == nullptr ? "It is no longer in the files." : "None of the chosen profiles has it.", row.image, false,
                 0});
        }
    }
}

void planVolumes(const StackPlanFacts &facts, StackPlan &plan)
{
    std::set<std::string> wanted;
    for (const ComposeVolume &volume : facts.next.volumes) {
        if (!volume.external) {
            wanted.insert(volume.name);
            const bool isThere = std::ranges::find(facts.volumes, volume.name) != facts.volumes.end();
            plan.volumes.push_back({volume.name, isThere ? StackPlan::VolumeChange::Keep : StackPlan::VolumeChange::Create});
        }
    }
    for (const std::string &volume : facts.volumes) {
        if (!wanted.contains(volume)) {
            plan.volumes.push_back({volume, StackPlan::VolumeChange::Leave});
        }
    }
}

} // namespace

std::string whyReplaced(const StackPlanFacts &facts, const ComposeService &next)
{
    const auto containers = containersOfService(facts, next.name);
    return containers.empty() ? std::string() : whyRecreated(facts, next, containers);
}

StackPlan stackPlan(const StackPlanFacts &facts)
{
    StackPlan plan;
    for (const ComposeService &service : facts.next.services) {
        if (service.isEnabled) {
            plan.services.push_back(planService(facts, service));
            plan.downtimeSeconds = std::max(plan.downtimeSeconds, plan.services.back().downtimeSeconds);
        }
    }
    planRemoved(facts, plan);
    planVolumes(facts, plan);
    std::ranges::sort(plan.services, {}, &StackPlan::Service::name);
    std::ranges::sort(plan.volumes, {}, &StackPlan::Volume::name);
    for (const ComposeProblem &problem : facts.next.sensitive) {
        plan.privileged.push_back(problem.path + ": " + problem.message);
    }
    for (const ComposeProblem &problem : facts.next.problems) {
        plan.warnings.push_back(problem.path + ": " + problem.message);
    }
    if (facts.record && facts.record->wished == WishedRun::Stopped) {
        plan.warnings.emplace_back("The stack is stopped; afterwards it runs.");
    }
    return plan;
}

} // namespace wakedock::core
