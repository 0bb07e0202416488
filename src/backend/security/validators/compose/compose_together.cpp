#include "backend/security/validators/compose/compose_links.h"

#include <algorithm>
#include <map>

namespace wakedock::security {

namespace {

bool isAnyAddress(const std::string &address)
{
    return address.empty() || address == "0.0.0.0" || address == "[::]" || address == "::";
}

bool portsMeet(const core::PortMapping &left, const core::PortMapping &right)
{
    return left.hostPort != 0 && left.hostPort == right.hostPort && left.protocol == right.protocol
        && (left.hostIp == right.hostIp || isAnyAddress(left.hostIp) || isAnyAddress(right.hostIp));
}

ComposePlace placeOfKey(const ComposeParts &parts, const std::string &service, const char *key)
{
    const auto &definitions = parts.services.at(service);
    for (const ComposeDefinition &definition : definitions) {
        if (definition.node->find(key) != nullptr) {
            return placeOf(definition, key);
        }
    }
    return definitions.front().place;
}

/// It may have something to run although none is named, or is no service at all, which is told elsewhere.
bool isExtending(const ComposeParts &parts, const std::string &service)
{
    return std::ranges::any_of(parts.services.at(service), [](const ComposeDefinition &definition) {
        return !definition.node->isMap() || definition.node->find("extends") != nullptr
            || definition.node->find("provider") != nullptr;
    });
}

void checkAlone(const ComposeParts &parts, const core::ComposeService &service, ComposeProblems &problems)
{
    if (service.image.empty() && !service.builds && !isExtending(parts, service.name)) {
        problems.error(parts.services.at(service.name).front().place, "nothing_to_run",
                       "The service " + service.name + " has neither an image nor a build.");
    }
    const auto isFixed = [](const core::PortMapping &port) { return port.hostPort != 0; };
    if (service.replicas > 1 && !service.containerName.empty()) {
        problems.error(placeOfKey(parts, service.name, "container_name"), "name_not_for_many",
                       "A service with several replicas cannot have one container_name.");
    }
    if (service.replicas > 1 && std::ranges::any_of(service.ports, isFixed)) {
        problems.error(placeOfKey(parts, service.name, "ports"), "port_not_for_many",
                       "Several replicas cannot have one fixed port of the host.");
    }
}

void checkPair(const ComposeParts &parts, const core::ComposeService &left, const core::ComposeService &right,
               ComposeProblems &problems)
{
    if (!left.containerName.empty() && left.containerName == right.containerName) {
        problems.error(placeOfKey(parts, right.name, "container_name"), "container_name_taken",
                       "The container_name " + right.containerName + " is that of the service " + left.name + ", too.");
    }
    for (const core::PortMapping &port : right.ports) {
        const bool isTaken =
            std::ranges::any_of(left.ports, [&port](const core::PortMapping &other) { return portsMeet(port, other); });
        if (isTaken) {
            problems.error(placeOfKey(parts, right.name, "ports"), "port_taken",
                           "The host's port " + std::to_string(port.hostPort) + " is taken by the service " + left.name
                               + ".");
        }
    }
}

void checkEnabled(const ComposeParts &parts, const core::ComposeService &service,
                  const std::vector<core::ComposeService> &services, ComposeProblems &problems)
{
    for (const std::string &needed : service.dependsOn) {
        const auto found = std::ranges::find(services, needed, &core::ComposeService::name);
        if (found != services.end() && !found->isEnabled) {
            problems.error(placeOfKey(parts, service.name, "depends_on"), "dependency_not_enabled",
                           "The service " + service.name + " needs " + needed + ", which none of the chosen profiles has.",
                           "Choose one of its profiles, or give both the same.");
        }
    }
}

} // namespace

void checkTogether(const ComposeParts &parts, const std::vector<core::ComposeService> &services, ComposeProblems &problems)
{
    for (std::size_t right = 0; right < services.size(); ++right) {
        checkAlone(parts, services[right], problems);
        if (!services[right].isEnabled) {
            continue;
        }
        checkEnabled(parts, services[right], services, problems);
        for (std::size_t left = 0; left < right; ++left) {
            if (services[left].isEnabled) {
                checkPair(parts, services[left], services[right], problems);
            }
        }
    }
}

} // namespace wakedock::security
