#include "backend/core/domain/rules/adoption.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>

namespace wakedock::core {

namespace {

[[noreturn]] void unreachable(const std::string &what, const std::string &remedy)
{
    throw Error(ErrorCode::Conflict, "adopted_unreachable", what).withRemedy(remedy).withField("domain", what);
}

bool isReachedAt(const PortMapping &port, const std::string &ip)
{
    return port.hostIp.empty() || port.hostIp == "0.0.0.0" || port.hostIp == "::" || port.hostIp == ip;
}

} // namespace

void wearAdoptedLabels(Container &container, const ServiceRecord &service)
{
    container.labels[label::Managed] = "true";
    container.labels[label::Service] = service.id.value;
    container.labels[label::Revision] = std::to_string(adoptedRevision);
    container.labels[label::Colour] = adoptedColour == Colour::A ? "a" : "b";
    container.labels[label::Adopted] = "true";
}

bool isAdopted(const Container &container)
{
    return container.labels.contains(label::Adopted);
}

void requireAdoptable(const ContainerSummary &known)
{
    const Container &container = known.container;
    const std::string what = "The container " + container.name;
    if (!known.serviceId.isEmpty() || container.labels.contains(label::Managed)) {
        throw Error(ErrorCode::Conflict, "belongs_to_service",
                    what
                        + (known.serviceName.empty() ? " was made by WakeDock for a service."
                                                     : " is the service " + known.serviceName + " already."))
            .withRemedy("Look at that service.")
            .withContext("service", known.serviceName)
            .withContext("service_id", known.serviceId.value);
    }
    if (container.labels.contains(label::Helper)) {
        throw Error(ErrorCode::Conflict, "belongs_to_service", what + " is a helper of WakeDock's own.")
            .withRemedy("Choose another container.");
    }
    if (!known.composeProject.empty()) {
        throw Error(ErrorCode::Conflict, "belongs_to_stack",
                    what + " belongs to the compose project " + known.composeProject + ".")
            .withRemedy("Adopt the stack " + known.composeProject + " as a whole.")
            .withContext("stack", known.composeProject);
    }
    if (container.labels.contains("com.docker.swarm.service.id")) {
        throw Error(ErrorCode::Conflict, "belongs_to_swarm", what + " is a task of a Swarm service.")
            .withRemedy("Swarm replaces its tasks by itself: change the Swarm service instead.");
    }
    if (container.status != ContainerStatus::Running) {
        throw Error(ErrorCode::Conflict, "container_not_running", what + " does not run.")
            .withRemedy("Start it first; a service is taken over as it runs.");
    }
}

UpstreamAddress publishedAddress(const ContainerDetail &container, int containerPort, const std::string &ip)
{
    const std::string port = std::to_string(containerPort);
    bool isChosenByEngine = false;
    for (const PortMapping &published : container.publishedPorts) {
        if (published.containerPort != containerPort || published.protocol != Protocol::Tcp) {
            continue;
        }
        if (published.hostPort != 0 && isReachedAt(published, ip)) {
            return {ip, published.hostPort};
        }
        isChosenByEngine = isChosenByEngine || published.hostPort == 0;
    }
    const std::string remedy =
        "Adopt it without a domain and redeploy it then: a container made by WakeDock is reached. On the host local, "
        "docker.addressing can be network instead.";
    unreachable(isChosenByEngine
                    ? "Port " + port
                        + " of the container is published on a port that the engine chooses anew at "
                          "each start: no route can hold on to it."
                    : "Port " + port + " of the container is not published on " + ip + ": Caddy cannot reach it.",
                remedy);
}

void requireJoinable(const ContainerDetail &container, const std::string &network)
{
    const std::string &mode = container.networkMode;
    if (mode == "host" || mode == "none" || mode.starts_with("container:")) {
        unreachable("A container with the network mode " + mode
                        + " cannot be taken into the network that Caddy reaches it by.",
                    "Adopt it without a domain and redeploy it then: a container made by WakeDock is reached.");
    }
    const auto &networks = container.seen.networks;
    if (std::ranges::find(networks, network) != networks.end()) {
        throw Error(ErrorCode::Conflict, "already_connected",
                    "The container is in WakeDock's network " + network + " already, with an address of its own.")
            .withRemedy("Take it out of that network, then adopt it: its address there has to be the service's.");
    }
}

} // namespace wakedock::core
