#include "tests/demo/demo_engine.h"

#include <algorithm>
#include <chrono>
#include <functional>

namespace wakedock::tests {

using namespace wakedock::core;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t demoMegabyte = 1024LL * 1024;

std::string demoHash(const std::string &seed)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string hash;
    auto state = std::hash<std::string>()(seed);
    while (hash.size() < 64) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        hash += digits[state >> 60U];
    }
    return hash;
}

struct LooseEntry {
    const char *name;
    const char *image;
    const char *project;
    ContainerStatus status;
    int exitCode;
    int hostPort;
    int port;
    const char *volume;
};

constexpr LooseEntry looseEntries[] = {
    {"monitoring-grafana-1", "grafana/grafana:10.2", "monitoring", ContainerStatus::Running, 0, 3000, 3000,
     "monitoring_grafana-data"},
    {"monitoring-prometheus-1", "prom/prometheus:v2.48", "monitoring", ContainerStatus::Running, 0, 0, 9090,
     "monitoring_prometheus-data"},
    {"monitoring-migrate-1", "grafana/grafana:10.2", "monitoring", ContainerStatus::Exited, 0, 0, 0, ""},
    {"adminer", "adminer:4.8", "", ContainerStatus::Paused, 0, 8081, 8080, ""},
    {"mail-test", "axllent/mailpit:v1.10", "", ContainerStatus::Running, 0, 8025, 8025, ""},
    {"import-2023", "python:3.11-slim", "", ContainerStatus::Exited, 1, 0, 0, "import-scratch"},
    {"hello", "hello-world:latest", "", ContainerStatus::Exited, 0, 0, 0, ""},
};

Container demoContainer(const std::string &name, const std::string &image, ContainerStatus status, Timestamp now)
{
    Container container;
    container.id = demoHash("container " + name);
    container.name = name;
    container.image = image;
    container.imageId = "sha256:" + demoHash("image " + image);
    container.status = status;
    container.restartPolicy = RestartPolicy::UnlessStopped;
    container.createdAt = now - 1h * static_cast<int>(20 + name.size() * 13);
    container.startedAt = container.createdAt + 1s;
    if (status == ContainerStatus::Exited) {
        container.finishedAt = now - 5h;
    }
    return container;
}

ContainerSummary serviceContainer(const Service &service, Timestamp now)
{
    const auto &config = service.record.config;
    const bool runs = service.state.status == ServiceStatus::Running || service.state.status == ServiceStatus::Unhealthy;
    const std::string suffix = demoHash(config.name).substr(0, 6);
    ContainerSummary known;
    known.container = demoContainer("wakedock-" + config.name + "-" + suffix, config.image,
                                    runs ? ContainerStatus::Running : ContainerStatus::Exited, now);
    known.container.health =
        service.state.status == ServiceStatus::Unhealthy ? ContainerHealth::Unhealthy : ContainerHealth::None;
    known.container.exitCode = service.state.status == ServiceStatus::Error ? 1 : runs ? 0 : 143;
    known.container.labels = {{label::Managed, "true"}, {label::Service, service.record.id.value}};
    known.container.ports = service.state.boundPorts;
    known.container.mounts = config.volumes;
    known.container.networks = {"wakedock"};
    known.container.addresses = {{"wakedock", "172.30.0." + std::to_string(10 + config.name.size())}};
    known.serviceId = service.record.id;
    known.serviceName = config.name;
    return known;
}

ContainerSummary looseContainer(const LooseEntry &entry, Timestamp now)
{
    ContainerSummary known;
    known.container = demoContainer(entry.name, entry.image, entry.status, now);
    known.container.exitCode = entry.exitCode;
    known.composeProject = entry.project;
    const bool inStack = !known.composeProject.empty();
    known.container.networks = {inStack ? known.composeProject + "_default" : "bridge"};
    if (inStack) {
        known.container.labels["com.docker.compose.project"] = entry.project;
    }
    if (entry.port != 0) {
        known.container.ports.push_back({"0.0.0.0", entry.hostPort, entry.port, Protocol::Tcp});
    }
    if (*entry.volume != '\0') {
        known.container.mounts.push_back({VolumeType::Volume, entry.volume, "/data", false});
    }
    return known;
}

ImageSummary demoImage(const std::string &name, std::int64_t megabytes, Timestamp made)
{
    ImageSummary image;
    image.id = "sha256:" + demoHash("image " + name);
    image.tags = {name};
    image.sizeBytes = megabytes * demoMegabyte;
    image.createdAt = made;
    return image;
}

void addImage(DemoObjects &objects, const std::string &name, Timestamp now)
{
    const auto wanted = "sha256:" + demoHash("image " + name);
    for (const auto &known : objects.images) {
        if (known.id == wanted) {
            return;
        }
    }
    const auto size = static_cast<std::int64_t>(20 + std::hash<std::string>()(name) % 700);
    objects.images.push_back(demoImage(name, size, now - 24h * static_cast<int>(2 + name.size() * 3)));
}

void addVolume(DemoObjects &objects, const std::string &name, const std::string &project, Timestamp now)
{
    VolumeSummary volume;
    volume.name = name;
    volume.driver = "local";
    volume.scope = "local";
    volume.mountpoint = "/var/lib/docker/volumes/" + name + "/_data";
    volume.createdAt = now - 24h * static_cast<int>(3 + name.size());
    if (!project.empty()) {
        volume.labels["com.docker.compose.project"] = project;
    }
    objects.volumes.push_back(volume);
}

NetworkSummary demoNetwork(const std::string &name, const std::string &driver, const std::string &subnet, Timestamp now)
{
    NetworkSummary network;
    network.id = demoHash("network " + name);
    network.name = name;
    network.driver = driver;
    network.scope = "local";
    network.createdAt = now - 24h * 60;
    if (!subnet.empty()) {
        network.subnets.push_back({subnet, subnet.substr(0, subnet.rfind('.')) + ".1", {}});
    }
    return network;
}

void addNetworks(DemoObjects &objects, Timestamp now)
{
    NetworkSummary own = demoNetwork("wakedock", "bridge", "172.30.0.0/16", now);
    own.labels[label::Managed] = "true";
    NetworkSummary secret = demoNetwork("backend-only", "bridge", "10.20.0.0/24", now);
    secret.internal = true;
    NetworkSummary stack = demoNetwork("monitoring_default", "bridge", "172.31.0.0/16", now);
    stack.labels["com.docker.compose.project"] = "monitoring";
    objects.networks = {secret,
                        demoNetwork("bridge", "bridge", "172.17.0.0/16", now),
                        demoNetwork("host", "host", {}, now),
                        stack,
                        demoNetwork("none", "null", {}, now),
                        own};
}

} // namespace

DemoObjects demoObjects(const std::vector<Service> &services, Timestamp now)
{
    DemoObjects objects;
    addNetworks(objects, now);
    for (const Service &service : services) {
        objects.demand.containers.push_back(serviceContainer(service, now));
        objects.demand.services.push_back(service.record);
        addImage(objects, service.record.config.image, now);
        for (const auto &volume : service.record.config.volumes) {
            addVolume(objects, volume.source, {}, now);
        }
    }
    for (const LooseEntry &entry : looseEntries) {
        objects.demand.containers.push_back(looseContainer(entry, now));
        addImage(objects, entry.image, now);
        if (*entry.volume != '\0') {
            addVolume(objects, entry.volume, entry.project, now);
        }
    }
    // As the watcher asked last night: about images of services only.
    for (ImageSummary &image : objects.images) {
        const std::string &name = image.tags.front();
        if (std::ranges::any_of(services, [&](const Service &one) { return one.record.config.image == name; })) {
            image.updates = {demoUpdate(name, now - 5h)};
        }
    }
    addImage(objects, "node:18-alpine", now);
    ImageSummary nameless = demoImage("nameless", 231, now - 24h * 9);
    nameless.tags.clear();
    objects.images.push_back(nameless);
    addVolume(objects, demoHash("anonymous"), {}, now);
    addVolume(objects, "wiki-old", {}, now);
    return objects;
}

ImageUpdate demoUpdate(const std::string &name, Timestamp now)
{
    ImageUpdate update{name, UpdateState::Current, "sha256:" + demoHash("registry " + name), {}, now};
    if (name.starts_with("registry.example.org/")) {
        update.state = UpdateState::Unknown;
        update.digest.clear();
        update.problem = RegistryProblem{"login_refused", "registry.example.org refused the login.",
                                         "Check the user name and the password of the registry."};
    } else if (name == "ghost:5-alpine" || name == "requarks/wiki:2.5" || name == "axllent/mailpit:v1.10") {
        update.state = UpdateState::Available;
    }
    return update;
}

DiskUsage demoDiskUsage(const DemoObjects &objects)
{
    DiskUsage usage;
    for (const auto &image : objects.images) {
        usage.imageBytes[image.id] = image.sizeBytes * 2 / 3;
        usage.layersBytes += image.sizeBytes;
    }
    for (const auto &volume : objects.volumes) {
        usage.volumeBytes[volume.name] = static_cast<std::int64_t>(volume.name.size()) * 37 * demoMegabyte;
    }
    for (const auto &known : objects.demand.containers) {
        usage.containerBytes[known.container.id] = 3 * demoMegabyte;
    }
    usage.buildCacheBytes = 840 * demoMegabyte;
    usage.buildCacheEntries = 42;
    return usage;
}

} // namespace wakedock::tests
