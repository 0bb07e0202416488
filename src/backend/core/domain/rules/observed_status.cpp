#include "backend/core/domain/rules/observed_status.h"

#include <algorithm>

namespace wakedock::core {

namespace {

std::string labelOf(const Container &container, const char *key)
{
    const auto found = container.labels.find(key);
    return found == container.labels.end() ? std::string() : found->second;
}

ObservedStatus runningStatus(const Container &container)
{
    if (container.health == ContainerHealth::Unhealthy) {
        return {ServiceStatus::Unhealthy, "Its health check fails."};
    }
    if (container.health == ContainerHealth::Starting) {
        return {ServiceStatus::Running, "Its health check has not answered yet."};
    }
    return {ServiceStatus::Running, {}};
}

ObservedStatus endedStatus(const ServiceRecord &record, const Container &container)
{
    if (record.wished == WishedRun::Stopped) {
        return {ServiceStatus::Stopped, {}};
    }
    if (record.wished == WishedRun::Sleeping) {
        return {ServiceStatus::Sleeping, {}};
    }
    if (container.outOfMemory) {
        return {ServiceStatus::Error, "It was ended because it used more memory than it may."};
    }
    if (container.exitCode == 0) {
        return {ServiceStatus::Stopped, "It ended by itself (exit code 0)."};
    }
    std::string reason = "It ended by itself with exit code " + std::to_string(container.exitCode) + ".";
    if (!container.error.empty()) {
        reason += " " + container.error;
    }
    return {ServiceStatus::Error, reason};
}

} // namespace

std::optional<Container> liveContainer(const ServiceRecord &record, const std::vector<Container> &containers)
{
    if (record.revision == 0) {
        // Nothing is in force yet: whatever is there was left by an attempt.
        return std::nullopt;
    }
    const std::string colour = record.liveColour == Colour::A ? "a" : "b";
    const Container *best = nullptr;
    const auto inForce = std::to_string(record.revision);
    const auto rank = [&](const Container &container) {
        return std::pair(labelOf(container, label::Revision) == inForce, container.createdAt);
    };
    for (const Container &container : containers) {
        if (labelOf(container, label::Colour) == colour && (best == nullptr || rank(container) > rank(*best))) {
            best = &container;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(*best);
}

ObservedStatus observedStatus(const ServiceRecord &record, const std::vector<Container> &containers)
{
    if (record.revision == 0) {
        return {ServiceStatus::Created, "It has not been deployed yet."};
    }
    const auto live = liveContainer(record, containers);
    if (!live && record.config.kind == ServiceKind::Compose) {
        return record.wished == WishedRun::Stopped
            ? ObservedStatus{ServiceStatus::Stopped, "Its stack is down."}
            : ObservedStatus{ServiceStatus::Error, "Its container is gone. Bring its stack up to make it again."};
    }
    if (!live) {
        return {ServiceStatus::Error, "Its container is gone. Redeploy the service to make it again."};
    }
    switch (live->status) {
    case ContainerStatus::Running:
        return runningStatus(*live);
    case ContainerStatus::Paused:
        return record.wished == WishedRun::Sleeping ? ObservedStatus{ServiceStatus::Sleeping, {}}
                                                    : ObservedStatus{ServiceStatus::Stopped, "paused"};
    case ContainerStatus::Restarting:
        return {ServiceStatus::Error,
                "It keeps ending; the engine restarts it (exit code " + std::to_string(live->exitCode) + ")."};
    case ContainerStatus::Created:
        return {ServiceStatus::Stopped, "Its container was never started."};
    case ContainerStatus::Exited:
    case ContainerStatus::Dead:
        return endedStatus(record, *live);
    case ContainerStatus::Removing:
    case ContainerStatus::Unknown:
        break;
    }
    return {ServiceStatus::Unknown, "The engine reports a state that WakeDock does not know."};
}

} // namespace wakedock::core
