#include "backend/api/json/service_json.h"
#include "backend/api/json/sleep_json.h"
#include "backend/api/json/take_json.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>

#include <string>

namespace wakedock::api {

namespace {

using nlohmann::json;

core::PortMapping portFrom(const json &from)
{
    core::PortMapping port;
    take(from, "host_ip", port.hostIp);
    take(from, "host_port", port.hostPort);
    take(from, "container_port", port.containerPort);
    takeWord(from, "protocol", port.protocol);
    return port;
}

core::VolumeMount volumeFrom(const json &from)
{
    core::VolumeMount volume;
    takeWord(from, "type", volume.type);
    take(from, "source", volume.source);
    take(from, "target", volume.target);
    take(from, "read_only", volume.readOnly);
    return volume;
}

core::Resources resourcesFrom(const json &from)
{
    core::Resources resources;
    take(from, "memory_bytes", resources.memoryBytes);
    take(from, "cpus", resources.cpus);
    return resources;
}

core::HealthCheck healthCheckFrom(const json &from)
{
    core::HealthCheck check;
    takeWord(from, "type", check.type);
    take(from, "path", check.path);
    take(from, "expected_status", check.expectedStatus);
    take(from, "interval_seconds", check.intervalSeconds);
    take(from, "timeout_seconds", check.timeoutSeconds);
    take(from, "retries", check.retries);
    return check;
}

void takeWhatItIs(const json &from, core::ServiceConfig &into)
{
    take(from, "name", into.name);
    take(from, "description", into.description);
    takeWord(from, "kind", into.kind);
    take(from, "host_id", into.hostId.value);
    take(from, "image", into.image);
    take(from, "command", into.command);
    take(from, "environment", into.environment);
    take(from, "labels", into.labels);
    take(from, "compose_yaml", into.composeYaml);
    take(from, "replicas", into.replicas);
    take(from, "depends_on", into.dependsOn);
}

void takeWhatItNeeds(const json &from, core::ServiceConfig &into)
{
    whenThere(from, "ports", [&into](const json &list) {
        for (const auto &item : list) {
            into.ports.push_back(portFrom(item));
        }
    });
    whenThere(from, "volumes", [&into](const json &list) {
        for (const auto &item : list) {
            into.volumes.push_back(volumeFrom(item));
        }
    });
    take(from, "networks", into.networks);
    takeWord(from, "restart_policy", into.restartPolicy);
    whenThere(from, "resources", [&into](const json &object) { into.resources = resourcesFrom(object); });
    whenThere(from, "health_check", [&into](const json &object) { into.healthCheck = healthCheckFrom(object); });
}

void takeWhereItIsFound(const json &from, core::ServiceConfig &into)
{
    take(from, "domain", into.domain);
    take(from, "aliases", into.aliases);
    take(from, "upstream_port", into.upstreamPort);
    takeWord(from, "tls", into.tls);
    take(from, "caddy_snippet", into.caddySnippet);
    take(from, "protected", into.isProtected);
    whenThere(from, "sleep", [&into](const json &object) { into.sleep = sleepFromJson(object, into.sleep); });
    whenThere(from, "loading_page", [&into](const json &object) { into.loadingPage = loadingPageFromJson(object); });
}

} // namespace

core::ServiceConfig configFromJson(const nlohmann::json &body, core::SleepPolicy sleep)
{
    core::ServiceConfig config;
    config.sleep = std::move(sleep);
    try {
        takeWhatItIs(body, config);
        takeWhatItNeeds(body, config);
        takeWhereItIsFound(body, config);
    } catch (const nlohmann::json::exception &failure) {
        throw Error(ErrorCode::Invalid, "invalid_request", "The configuration does not have the form it is documented with.")
            .withInternalDetail(failure.what());
    }
    return config;
}

} // namespace wakedock::api
