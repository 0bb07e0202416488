#include "backend/core/domain/rules/deployment_plan_parts.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/service_rules.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::size_t anonymousNameLength = 64;

using PlanChange = DeploymentPlan::Change;

template <class Value>
bool planHas(const std::vector<Value> &values, const Value &value)
{
    return std::ranges::find(values, value) != values.end();
}

std::vector<std::string> planWithout(const std::vector<std::string> &values, const std::vector<std::string> &taken)
{
    std::vector<std::string> left;
    std::ranges::copy_if(values, std::back_inserter(left), [&taken](const auto &each) { return !planHas(taken, each); });
    return left;
}

/// The engine names a volume nobody named by 64 hexadecimal digits, and removes it with its container.
bool isAnonymous(const std::string &name)
{
    return name.size() == anonymousNameLength && name.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool staysMounted(const ServiceConfig &config, const VolumeMount &wanted)
{
    return std::ranges::any_of(config.volumes, [&wanted](const VolumeMount &each) {
        return each.type == wanted.type && each.source == wanted.source;
    });
}

/// Streams outlive a new configuration from 2.7, where WakeDock itself set that up.
bool keepsStreams(const ProxyStatus &proxy)
{
    const auto from = proxy.version.find_first_of("0123456789");
    const auto dot = proxy.version.find('.');
    if (!proxy.managed || from == std::string::npos || dot == std::string::npos) {
        return false;
    }
    const auto numberAt = [&proxy](std::size_t place) {
        int number = 0;
        std::from_chars(proxy.version.data() + place, proxy.version.data() + proxy.version.size(), number);
        return number;
    };
    return std::pair(numberAt(from), numberAt(dot + 1)) >= std::pair(2, 7);
}

std::string nameAndVersion(const ProxyStatus &proxy)
{
    return proxy.version.empty() ? std::string("Caddy") : "Caddy " + proxy.version;
}

bool isRouted(const PlanFacts &facts)
{
    return facts.inForce && facts.inForce->resolvedPort && !facts.inForce->config.domain.empty();
}

bool changesRoute(const PlanFacts &facts, std::optional<int> port)
{
    ServiceRecord next = *facts.inForce;
    next.config = facts.wished;
    next.resolvedPort = port ? port : facts.inForce->resolvedPort;
    return routeOf(next) != routeOf(*facts.inForce);
}

std::vector<VolumeMount> mountsNow(const PlanFacts &facts)
{
    if (!facts.inForce) {
        return {};
    }
    const auto live = liveContainer(*facts.inForce, facts.containers);
    return live ? live->mounts : facts.inForce->config.volumes;
}

void planUnmounted(const VolumeMount &mount, DeploymentPlan &plan)
{
    const bool isLost = mount.type == VolumeType::Volume && isAnonymous(mount.source);
    plan.volumes.push_back({mount.type, mount.source, mount.target, isLost ? PlanChange::Delete : PlanChange::Leave});
    if (isLost) {
        plan.warnings.push_back("What the image keeps in " + mount.target
                                + " is lost with the old container: no volume of yours is mounted there.");
    }
}

} // namespace

std::optional<Container> runningContainer(const PlanFacts &facts)
{
    if (!facts.inForce) {
        return std::nullopt;
    }
    auto live = liveContainer(*facts.inForce, facts.containers);
    return live && live->status == ContainerStatus::Running ? live : std::nullopt;
}

void planVolumes(const PlanFacts &facts, DeploymentPlan &plan)
{
    for (const VolumeMount &mount : facts.wished.volumes) {
        const bool isThere = mount.type == VolumeType::Bind || planHas(facts.volumes, mount.source);
        plan.volumes.push_back({mount.type, mount.source, mount.target, isThere ? PlanChange::Keep : PlanChange::Create});
    }
    for (const VolumeMount &mount : mountsNow(facts)) {
        if (!staysMounted(facts.wished, mount)) {
            planUnmounted(mount, plan);
        }
    }
}

void planNetworks(const PlanFacts &facts, DeploymentPlan &plan)
{
    std::vector<std::string> wished = facts.wished.networks;
    if (!facts.ownNetwork.empty()) {
        wished.insert(wished.begin(), facts.ownNetwork);
    }
    for (const std::string &name : wished) {
        plan.networks.push_back({name, planHas(facts.networks, name) ? PlanChange::Keep : PlanChange::Create});
    }
    if (facts.inForce) {
        for (const std::string &name : planWithout(facts.inForce->config.networks, wished)) {
            plan.networks.push_back({name, PlanChange::Leave});
        }
    }
}

void planRoute(const PlanFacts &facts, std::optional<int> port, DeploymentPlan &plan)
{
    const auto before = isRouted(facts) ? hostsOf(facts.inForce->config) : std::vector<std::string>();
    const auto after = hostsOf(facts.wished);
    plan.hostsAdded = planWithout(after, before);
    plan.hostsRemoved = planWithout(before, after);
    plan.snippetBefore = isRouted(facts) ? facts.inForce->config.caddySnippet : std::string();
    plan.snippetAfter = facts.wished.caddySnippet;
    if (before.empty()) {
        plan.route = after.empty() ? DeploymentPlan::RouteChange::None : DeploymentPlan::RouteChange::Add;
    } else if (after.empty()) {
        plan.route = DeploymentPlan::RouteChange::Remove;
    } else if (changesRoute(facts, port)) {
        plan.route = DeploymentPlan::RouteChange::Change;
    }
}

void planDrops(const PlanFacts &facts, DeploymentPlan &plan)
{
    const bool isServed = runningContainer(facts) && isRouted(facts);
    if (plan.route != DeploymentPlan::RouteChange::None && !keepsStreams(facts.proxy)) {
        plan.drops = DeploymentPlan::Drops::AllWebSockets;
        plan.dropsDetail = "The route changes, so " + nameAndVersion(facts.proxy)
            + " loads a new configuration: that closes every WebSocket on it, also those of other services.";
    } else if (plan.downtimeSeconds > 0) {
        plan.drops = DeploymentPlan::Drops::Service;
        plan.dropsDetail =
            "Connections to this service only; it does not answer for about " + std::to_string(plan.downtimeSeconds) + " s.";
    } else if (isServed) {
        plan.drops = DeploymentPlan::Drops::Streams;
        plan.dropsDetail = "No request fails. A WebSocket or download of this service that is still open "
            + std::to_string(facts.inForce->config.sleep.stopTimeoutSeconds)
            + " s after the switch is closed with the old container.";
    } else {
        plan.dropsDetail = "Nobody is connected to this service.";
    }
}

} // namespace wakedock::core
