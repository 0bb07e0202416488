#include "backend/core/domain/rules/deployment_rules.h"

#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <set>

namespace wakedock::core {

namespace {

std::optional<int> onlyTcpPort(const std::vector<PortMapping> &ports)
{
    std::set<int> tcp;
    for (const PortMapping &port : ports) {
        if (port.protocol == Protocol::Tcp) {
            tcp.insert(port.containerPort);
        }
    }
    return tcp.size() == 1 ? std::optional(*tcp.begin()) : std::nullopt;
}

std::optional<int> preferredExposedPort(const ImageInfo &image)
{
    std::set<int> tcp;
    for (const PortMapping &port : image.exposedPorts) {
        if (port.protocol == Protocol::Tcp) {
            tcp.insert(port.containerPort);
        }
    }
    if (tcp.empty()) {
        return std::nullopt;
    }
    return tcp.contains(80) ? 80 : *tcp.begin();
}

} // namespace

bool needsUpstream(const ServiceConfig &config)
{
    const bool networkCheck = config.healthCheck
        && (config.healthCheck->type == HealthCheckType::Http || config.healthCheck->type == HealthCheckType::Tcp);
    return !config.domain.empty() || networkCheck;
}

int upstreamPort(const ServiceConfig &config, const ImageInfo &image)
{
    if (config.upstreamPort) {
        return *config.upstreamPort;
    }
    if (const auto port = onlyTcpPort(config.ports)) {
        return *port;
    }
    if (const auto port = preferredExposedPort(image)) {
        return *port;
    }
    const std::string what = "The image " + config.image + " does not say which port it listens on.";
    throw Error(ErrorCode::Invalid, "upstream_port_unknown", what)
        .withRemedy("Set upstream_port to the port inside the container.")
        .withField("upstream_port", what + " Set it.");
}

bool forcesRecreate(const ServiceConfig &config)
{
    return std::ranges::any_of(config.ports, [](const PortMapping &port) { return port.hostPort != 0; });
}

UpstreamAddress dialAddress(const ServiceAddresses &addresses, Colour colour, int upstreamPort)
{
    UpstreamAddress address = addresses.of(colour);
    if (address.port == 0) {
        address.port = upstreamPort;
    }
    return address;
}

std::string dialText(const UpstreamAddress &address)
{
    const bool isIpv6 = address.ip.find(':') != std::string::npos;
    return (isIpv6 ? "[" + address.ip + "]" : address.ip) + ":" + std::to_string(address.port);
}

Route routeOf(const ServiceRecord &record)
{
    Route route;
    route.serviceId = record.id;
    route.hosts = hostsOf(record.config);
    const int port = record.resolvedPort.value_or(80);
    route.dialA = dialText(dialAddress(record.addresses, Colour::A, port));
    route.dialB = dialText(dialAddress(record.addresses, Colour::B, port));
    route.tls = record.config.tls;
    route.snippet = record.config.caddyHandlers;
    return route;
}

ReadinessPlan readinessPlan(const ServiceConfig &config, const ImageInfo &image)
{
    ReadinessPlan plan;
    plan.timeout = std::chrono::seconds(config.sleep.wakeTimeoutSeconds);
    if (!config.healthCheck) {
        if (image.hasHealthCheck) {
            plan.kind = ReadinessPlan::Kind::Engine;
        } else if (!config.domain.empty()) {
            plan.kind = ReadinessPlan::Kind::Probe;
            plan.anyAnswer = true;
        }
        return plan;
    }
    plan.check = *config.healthCheck;
    switch (config.healthCheck->type) {
    case HealthCheckType::Docker:
        if (!image.hasHealthCheck) {
            const std::string what = "The image " + config.image + " has no health check of its own.";
            throw Error(ErrorCode::Invalid, "no_image_health_check", what)
                .withRemedy("Choose http, tcp or none as the health check's type.")
                .withField("health_check.type", what);
        }
        plan.kind = ReadinessPlan::Kind::Engine;
        break;
    case HealthCheckType::Http:
    case HealthCheckType::Tcp:
        plan.kind = ReadinessPlan::Kind::Probe;
        break;
    case HealthCheckType::None:
        plan.kind = ReadinessPlan::Kind::Runs;
        break;
    }
    return plan;
}

ContainerSpec containerSpec(const ContainerPlan &plan)
{
    const ServiceConfig &config = plan.record.config;
    ContainerSpec spec;
    spec.name = plan.intent.containerName;
    spec.image = plan.exactImage.empty() ? config.image : plan.exactImage;
    spec.command = config.command;
    spec.environment = config.environment;
    spec.ports = config.ports;
    spec.volumes = config.volumes;
    spec.resources = config.resources;
    spec.labels = config.labels;
    spec.labels[label::Managed] = "true";
    spec.labels[label::Service] = plan.record.id.value;
    spec.labels[label::Revision] = std::to_string(plan.intent.targetRevision);
    spec.labels[label::Operation] = plan.operation.value;
    spec.labels[label::Colour] = plan.intent.colour == Colour::A ? "a" : "b";
    spec.furtherNetworks = config.networks;
    if (plan.pinsAddresses) {
        spec.network = plan.network;
        spec.pinnedIp = plan.record.addresses.of(plan.intent.colour).ip;
    } else if (plan.port) {
        const UpstreamAddress address = plan.record.addresses.of(plan.intent.colour);
        // That of an adopted container is a port it published itself, and may still be the configuration's.
        const bool isPublished = std::ranges::any_of(config.ports, [&address](const PortMapping &port) {
            return port.hostPort == address.port && port.protocol == Protocol::Tcp;
        });
        if (!isPublished) {
            const std::string &on = plan.publishedOn.empty() ? address.ip : plan.publishedOn;
            spec.ports.push_back({on, address.port, *plan.port, Protocol::Tcp});
        }
    }
    return spec;
}

std::string exactReference(const ImageInfo &image)
{
    return image.digest.empty() ? image.id : image.digest;
}

std::string containerName(const std::string &service, const std::string &suffix)
{
    return "wakedock-" + service + "-" + suffix;
}

bool isInForce(const OperationIntent &intent, const ServiceRecord &record)
{
    // Without a container's name the operation never came to decide what it makes.
    return !intent.containerName.empty() && record.revision >= intent.targetRevision;
}

std::string publicAddress(const ServiceConfig &config, int httpPort, int httpsPort)
{
    if (config.domain.empty()) {
        return {};
    }
    const bool plain = config.tls == TlsMode::Off || (config.tls == TlsMode::Auto && isSpecialUse(config.domain));
    const int port = plain ? httpPort : httpsPort;
    const int standard = plain ? 80 : 443;
    const std::string suffix = port == standard || port == 0 ? std::string() : ":" + std::to_string(port);
    return (plain ? "http://" : "https://") + config.domain + suffix;
}

} // namespace wakedock::core
