#include "backend/core/domain/rules/companion_rules.h"

#include <algorithm>

namespace wakedock::core {

namespace {

bool sharesNetwork(const Container &one, const Container &other)
{
    return std::ranges::any_of(one.networks, [&other](const std::string &name) {
        return std::ranges::find(other.networks, name) != other.networks.end();
    });
}

} // namespace

bool isReachedByOthers(const Container &container, const std::set<std::string> &together,
                       const std::vector<Container> &onHost)
{
    return std::ranges::any_of(container.ports, [](const PortMapping &port) { return port.hostPort > 0; })
        || std::ranges::any_of(onHost, [&](const Container &other) {
               return other.status == ContainerStatus::Running && !together.contains(other.id)
                   && sharesNetwork(container, other);
           });
}

bool isUsedByOthers(const CompanionUse &use, LookNumber lastUseOfService, std::chrono::seconds within)
{
    return use.since < within && use.look > lastUseOfService + 1;
}

} // namespace wakedock::core
