#include "tests/demo/demo_data.h"

#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <string>

namespace wakedock::tests {

using namespace std::chrono_literals;
using namespace wakedock::core;

namespace {

struct DemoEntry {
    const char *name;
    const char *image;
    const char *domain;
    ServiceStatus status;
    const char *reason;
    int port;
    int hostPort;
    double cpu;
    int megabytes;
};

constexpr DemoEntry demoEntries[] = {
    {"analytics", "plausible/analytics:v2.0", "stats.example.org", ServiceStatus::Running, "", 8000, 0, 6.5, 412},
    {"blog", "ghost:5-alpine", "blog.example.org", ServiceStatus::Running, "", 2368, 0, 1.8, 186},
    {"docs", "registry.example.org/team/docs:1.14", "docs.example.org", ServiceStatus::Sleeping,
     "No requests for 30 minutes", 80, 0, 0, 0},
    {"media", "jellyfin/jellyfin:10.8", "media.example.org", ServiceStatus::Unhealthy,
     "The health check failed 3 times: 503 from /health", 8096, 0, 42, 1340},
    {"mosquitto", "eclipse-mosquitto:2", "", ServiceStatus::Running, "", 1883, 1883, 0.3, 9},
    {"photos", "photoprism/photoprism:230719", "photos.example.org", ServiceStatus::Sleeping, "No requests for 30 minutes",
     2342, 0, 0, 0},
    {"postgres", "postgres:15", "", ServiceStatus::Running, "", 5432, 5432, 3.1, 268},
    {"shop", "registry.example.org/team/shop:3.2.1", "shop.example.org", ServiceStatus::Running, "", 8080, 0, 18, 512},
    {"shop-worker", "registry.example.org/team/shop:3.2.1", "", ServiceStatus::Error, "The container ended with exit code 1",
     8080, 0, 0, 0},
    {"wiki", "requarks/wiki:2.5", "wiki.example.org", ServiceStatus::Stopped, "", 3000, 0, 0, 0},
};

Service demoService(const DemoEntry &entry, Timestamp now, int index)
{
    Service service;
    service.record.id = ServiceId("00000000-0000-4000-8000-0000000000" + std::to_string(10 + index));
    service.record.version = 3;
    service.record.revision = 1 + index % 4;
    service.record.owner = "local:operator";
    service.record.createdAt = now - 24h * (40 + index);
    service.record.updatedAt = now - 1h * (3 + index * 7);
    ServiceConfig &config = service.record.config;
    config.name = entry.name;
    config.image = entry.image;
    config.domain = entry.domain;
    config.ports.push_back({"0.0.0.0", entry.hostPort, entry.port, Protocol::Tcp});
    config.environment = {{"LOG_LEVEL", "info"}, {"TZ", "Europe/Berlin"}, {"DATABASE_PASSWORD", "not-a-real-secret"}};
    config.volumes.push_back(
        {VolumeType::Volume, std::string(entry.name) + "-data", "/var/lib/" + std::string(entry.name), false});
    if (!config.domain.empty()) {
        HealthCheck check;
        check.type = HealthCheckType::Http;
        check.path = "/health";
        config.healthCheck = check;
    }
    service.state.status = entry.status;
    service.state.statusReason = entry.reason;
    service.state.boundPorts.push_back(
        {"0.0.0.0", entry.hostPort == 0 ? 32770 + index : entry.hostPort, entry.port, Protocol::Tcp});
    if (entry.cpu > 0) {
        service.state.startedAt = now - 1h * (5 + index * 9);
    }
    return service;
}

Step demoStep(const char *name, StepStatus status, Timestamp begin, std::chrono::milliseconds span)
{
    Step step;
    step.name = name;
    step.status = status;
    if (status == StepStatus::Done || status == StepStatus::Failed) {
        step.startedAt = begin;
        step.finishedAt = begin + span;
    }
    return step;
}

/// Some services sleep when nobody uses them, and each is awake for its own reason.
void demoSleep(Service &service, Timestamp now)
{
    static const std::map<std::string, Wakefulness> reasons{
        {"analytics", {AwakeReason::RecentTraffic, {}, now + 27min, {}}},
        {"docs", {}},
        {"photos", {}},
        {"shop", {AwakeReason::OpenConnections, "2 connections", {}, {}}},
    };
    const auto found = reasons.find(service.record.config.name);
    if (found != reasons.end()) {
        service.record.config.sleep.enabled = true;
        service.state.lastAccessAt = now - 3min;
        if (service.state.status != ServiceStatus::Sleeping) {
            service.state.awake = found->second;
        }
    }
}

} // namespace

std::vector<Service> demoServices(Timestamp now)
{
    std::vector<Service> services;
    int index = 0;
    for (const DemoEntry &entry : demoEntries) {
        services.push_back(demoService(entry, now, index++));
        demoSleep(services.back(), now);
    }
    return services;
}

std::vector<Deployment> demoDeployments(const Service &service, Timestamp now)
{
    std::vector<Deployment> deployments;
    const std::int64_t latest = service.record.revision;
    for (std::int64_t revision = latest + 1; revision >= 1; --revision) {
        Deployment one;
        one.id = DeploymentId(service.record.id.value + "-" + std::to_string(revision));
        one.serviceId = service.record.id;
        one.serviceName = service.record.config.name;
        one.revision = revision;
        one.trigger = revision == 1 ? DeployTrigger::Create : DeployTrigger::Redeploy;
        one.status = revision > latest ? RunStatus::Undone : RunStatus::Succeeded;
        one.actor = "local:operator";
        one.startedAt = now - 26h * (latest + 2 - revision);
        one.finishedAt = one.startedAt + 4200ms + 900ms * revision;
        if (one.status == RunStatus::Undone) {
            one.error =
                FailureRecord{"health_timeout",
                              deploy_step::WaitHealthy,
                              "The container answered /health with 503 for 60 seconds.",
                              "Look at the container's log, or give it more time in the health check.",
                              {"The new container was removed", "Revision " + std::to_string(latest) + " kept running"}};
        }
        deployments.push_back(one);
    }
    return deployments;
}

std::vector<Operation> demoOperations(const std::vector<Service> &services, Timestamp now)
{
    static constexpr OperationKind kinds[] = {OperationKind::Redeploy, OperationKind::Stop, OperationKind::Deploy,
                                              OperationKind::Restart};
    std::vector<Operation> operations;
    int index = 0;
    for (const Service &service : services) {
        Operation one;
        one.id = OperationId("00000000-0000-4000-9000-0000000000" + std::to_string(10 + index));
        one.kind = kinds[index % 4];
        one.serviceId = service.record.id;
        one.serviceName = service.record.config.name;
        one.actor = "local:operator";
        one.createdAt = now - 50min * (index * index + 1);
        one.finishedAt = one.createdAt + 2300ms + 640ms * index;
        const bool failed = index == 4;
        one.status = failed ? RunStatus::Undone : RunStatus::Succeeded;
        one.steps = {
            demoStep(deploy_step::Validate, StepStatus::Done, one.createdAt, 12ms),
            demoStep(deploy_step::Start, failed ? StepStatus::Failed : StepStatus::Done, one.createdAt + 12ms, 2100ms)};
        if (failed) {
            one.error = FailureRecord{"port_taken",
                                      deploy_step::Start,
                                      "Port 1883 of this machine is used by another program.",
                                      "Stop that program or choose another host port.",
                                      {"The container was removed"}};
        }
        operations.push_back(one);
        ++index;
    }
    return operations;
}

std::vector<ComponentHealth> demoHealth(bool dockerIsThere, Timestamp now)
{
    ComponentHealth docker{"docker", Availability::Available, "Docker Engine 20.10.24", "", now - 5h};
    if (!dockerIsThere) {
        docker = {"docker", Availability::Unavailable,
                  "Nothing answers on /var/run/docker.sock. Services are shown as they were last seen.",
                  "Start Docker: sudo systemctl start docker", now - 2min};
    }
    return {{"database", Availability::Available, "SQLite 3.40", "", now - 5h},
            docker,
            {"caddy", Availability::Available, "Caddy 2.6.2", "", now - 5h}};
}

ContainerUsage demoUsage(const Service &service, int tick)
{
    ContainerUsage usage;
    for (const DemoEntry &entry : demoEntries) {
        if (service.record.config.name == entry.name) {
            const double phase = static_cast<double>(std::hash<std::string>()(entry.name) % 100) / 7.0;
            const double wave = std::sin(tick * 0.35 + phase) + 0.6 * std::sin(tick * 0.11 + 2 * phase)
                + 0.35 * std::sin(tick * 1.7 + phase);
            usage.cpuPercent = std::max(0.1, entry.cpu * (1 + 0.4 * wave));
            usage.memoryBytes = static_cast<std::int64_t>(entry.megabytes * (1 + 0.02 * wave)) * 1024 * 1024;
        }
    }
    if (usage.memoryBytes == 0) {
        usage.cpuPercent = 0.4;
        usage.memoryBytes = 24LL * 1024 * 1024;
    }
    usage.memoryLimitBytes = 8LL * 1024 * 1024 * 1024;
    usage.networkReceivedBytes = 31LL * 1024 * 1024 + tick * 4000LL;
    usage.networkSentBytes = 212LL * 1024 * 1024 + tick * 9000LL;
    usage.processes = 6;
    return usage;
}

} // namespace wakedock::tests
