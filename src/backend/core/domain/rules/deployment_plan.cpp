#include "backend/core/domain/rules/deployment_plan.h"

#include "backend/core/domain/rules/adoption.h"
#include "backend/core/domain/rules/deployment_plan_parts.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/settings_change.h"

#include <algorithm>

namespace wakedock::core {

namespace {

using PlanChange = DeploymentPlan::Change;
using PlanMode = DeploymentPlan::Mode;

/// Stopping takes a moment too; how long a service never seen takes to become healthy is a guess.
constexpr std::chrono::milliseconds stopTakes{1000};
constexpr std::chrono::milliseconds unknownStartTakes{4000};

std::string fixedPorts(const ServiceConfig &config)
{
    std::string text;
    for (const PortMapping &port : config.ports) {
        if (port.hostPort != 0) {
            text += (text.empty() ? "" : ", ") + std::to_string(port.hostPort);
        }
    }
    return text;
}

/// ` on the host attic`; nothing for the local one.
std::string onHost(const PlanFacts &facts, const char *link)
{
    return facts.hostName.empty() ? std::string() : link + (" the host " + facts.hostName);
}

void planMode(const PlanFacts &facts, DeploymentPlan &plan)
{
    if (!facts.inForce) {
        plan.mode = PlanMode::Create;
        plan.reason = "The service has not been deployed yet.";
    } else if (forcesRecreate(facts.wished)) {
        plan.mode = PlanMode::Recreate;
        plan.reason = "The host port " + fixedPorts(facts.wished) + onHost(facts, " of")
            + " can belong to one container only: the old one has to stop before the new one starts. It is kept, and "
              "started again should the new one fail.";
    } else {
        plan.mode = PlanMode::StartFirst;
        plan.reason = "No fixed host port is in the way: the new container is healthy before the old one goes.";
    }
    if (plan.mode == PlanMode::Recreate && runningContainer(facts)) {
        const auto takes = std::chrono::ceil<std::chrono::seconds>(stopTakes + facts.lastStart.value_or(unknownStartTakes));
        plan.downtimeSeconds = static_cast<int>(takes.count());
    }
}

void planImage(const PlanFacts &facts, DeploymentPlan &plan)
{
    plan.image = facts.imageReference;
    plan.pullsImage = !facts.image;
    const auto live = runningContainer(facts);
    if (!live || !facts.image || live->imageId.empty() || live->imageId == facts.image->id) {
        return;
    }
    if (facts.inForce->config.image == facts.wished.image && facts.imageReference == facts.wished.image) {
        plan.warnings.push_back("The tag " + facts.wished.image + " names another image now than the one that runs.");
    }
}

void planContainers(const PlanFacts &facts, DeploymentPlan &plan)
{
    plan.containersCreated = {containerName(facts.wished.name, "*")};
    for (const Container &container : facts.containers) {
        plan.containersRemoved.push_back(container.name);
        if (isAdopted(container)) {
            plan.warnings.push_back("The container " + container.name
                                    + " was adopted, not made by WakeDock. It is removed once the new one is healthy; its "
                                      "volumes stay.");
        }
    }
    plan.warnings.insert(plan.warnings.end(), facts.adoptedNotes.begin(), facts.adoptedNotes.end());
    if (facts.inForce && facts.inForce->wished == WishedRun::Stopped) {
        plan.warnings.emplace_back("The service is stopped; afterwards it runs.");
    }
}

void warnOfSharedVolumes(DeploymentPlan &plan)
{
    if (plan.mode != PlanMode::StartFirst || plan.containersRemoved.empty()) {
        return;
    }
    for (const DeploymentPlan::Volume &volume : plan.volumes) {
        if (volume.change == PlanChange::Keep && volume.type == VolumeType::Volume) {
            plan.warnings.push_back(
                "Old and new container use the volume " + volume.source
                + " at the same time for a moment. A database does not bear that: stop the service first.");
        }
    }
}

std::optional<int> portAfterwards(const PlanFacts &facts)
{
    if (!needsUpstream(facts.wished)) {
        return std::nullopt;
    }
    if (facts.image) {
        return upstreamPort(facts.wished, *facts.image);
    }
    return facts.wished.upstreamPort; // The image may say more once it is there.
}

std::string makesToo(const DeploymentPlan &plan)
{
    std::string text;
    for (const auto &network : plan.networks) {
        text += network.change == PlanChange::Create ? ", the network " + network.name : std::string();
    }
    for (const auto &volume : plan.volumes) {
        text += volume.change == PlanChange::Create ? ", the volume " + volume.source : std::string();
    }
    return text;
}

std::string routeStep(const DeploymentPlan &plan)
{
    switch (plan.route) {
    case DeploymentPlan::RouteChange::Add:
        return "Publish its route: " + plan.hostsAdded.front() + ".";
    case DeploymentPlan::RouteChange::Change:
        return "Change its route in Caddy.";
    case DeploymentPlan::RouteChange::Remove:
        return "Take its route out of Caddy.";
    case DeploymentPlan::RouteChange::None:
        break;
    }
    return {};
}

void planSteps(const PlanFacts &facts, DeploymentPlan &plan)
{
    const bool isServed = runningContainer(facts).has_value();
    plan.steps.push_back(plan.pullsImage ? "Pull the image " + plan.image + "."
                                         : "Take the image " + plan.image + ", which the engine has.");
    plan.steps.push_back("Create the container " + plan.containersCreated.front() + makesToo(plan) + onHost(facts, " on")
                         + ".");
    if (plan.mode == PlanMode::Recreate && isServed) {
        plan.steps.emplace_back("Stop the old container and keep it.");
    }
    plan.steps.emplace_back("Start the new container and wait until it is healthy.");
    if (auto step = routeStep(plan); !step.empty()) {
        plan.steps.push_back(std::move(step));
    }
    if (isServed && !facts.wished.domain.empty() && plan.mode == PlanMode::StartFirst) {
        plan.steps.emplace_back("Send visitors to the new container.");
        plan.steps.push_back("Let the old container finish what it answers, for at most "
                             + std::to_string(facts.inForce->config.sleep.stopTimeoutSeconds) + " s.");
    }
    if (!plan.containersRemoved.empty()) {
        plan.steps.emplace_back("Remove the old container.");
    }
}

DeploymentPlan settingsPlan(const PlanFacts &facts)
{
    DeploymentPlan plan;
    plan.mode = PlanMode::Settings;
    plan.reason =
        "Only settings change that its container knows nothing of: nothing is made anew, and who sleeps sleeps on.";
    plan.steps = {"Record the settings as revision " + std::to_string(facts.inForce->revision + 1) + "."};
    plan.image = facts.imageReference;
    planVolumes(facts, plan);
    planNetworks(facts, plan);
    plan.dropsDetail = "Nobody notices.";
    return plan;
}

} // namespace

DeploymentPlan deploymentPlan(const PlanFacts &facts)
{
    if (facts.isChange && facts.inForce && changesSettingsOnly(facts.inForce->config, facts.wished)) {
        return settingsPlan(facts);
    }
    DeploymentPlan plan;
    if (facts.image) {
        static_cast<void>(readinessPlan(facts.wished, *facts.image)); // Refuses what the deployment would.
    }
    planMode(facts, plan);
    planImage(facts, plan);
    planContainers(facts, plan);
    planVolumes(facts, plan);
    planNetworks(facts, plan);
    planRoute(facts, portAfterwards(facts), plan);
    planDrops(facts, plan);
    plan.privileged = sensitiveMounts(facts.wished);
    warnOfSharedVolumes(plan);
    planSteps(facts, plan);
    return plan;
}

} // namespace wakedock::core
