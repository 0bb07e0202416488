#include "backend/infrastructure/serialization/column_reader.h"
#include "backend/infrastructure/serialization/columns.h"
#include "backend/infrastructure/serialization/config_json.h"
#include "backend/infrastructure/serialization/sleep_column.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace wakedock::serialization {
namespace {

Json portJson(const core::PortMapping &port)
{
    return {{"host_ip", port.hostIp},
            {"host_port", port.hostPort},
            {"container_port", port.containerPort},
            {"protocol", wordOf(port.protocol)}};
}

core::PortMapping portFrom(const Json &object)
{
    core::PortMapping port;
    take(object, "host_ip", port.hostIp);
    take(object, "host_port", port.hostPort);
    take(object, "container_port", port.containerPort);
    takeWord(object, "protocol", port.protocol);
    return port;
}

Json volumeJson(const core::VolumeMount &volume)
{
    return {
        {"type", wordOf(volume.type)}, {"source", volume.source}, {"target", volume.target}, {"read_only", volume.readOnly}};
}

core::VolumeMount volumeFrom(const Json &object)
{
    core::VolumeMount volume;
    takeWord(object, "type", volume.type);
    take(object, "source", volume.source);
    take(object, "target", volume.target);
    take(object, "read_only", volume.readOnly);
    return volume;
}

Json healthJson(const core::HealthCheck &check)
{
    return {{"type", wordOf(check.type)},
            {"path", check.path},
            {"expected_status", check.expectedStatus},
            {"interval_seconds", check.intervalSeconds},
            {"timeout_seconds", check.timeoutSeconds},
            {"retries", check.retries}};
}

core::HealthCheck healthFrom(const Json &object)
{
    core::HealthCheck check;
    takeWord(object, "type", check.type);
    take(object, "path", check.path);
    take(object, "expected_status", check.expectedStatus);
    take(object, "interval_seconds", check.intervalSeconds);
    take(object, "timeout_seconds", check.timeoutSeconds);
    take(object, "retries", check.retries);
    return check;
}

template <class Item, class ToJson>
Json listJson(const std::vector<Item> &items, ToJson toJson)
{
    Json array = Json::array();
    for (const auto &item : items) {
        array.push_back(toJson(item));
    }
    return array;
}

template <class Item, class From>
void takeList(const Json &object, const char *key, std::vector<Item> &into, From from)
{
    const auto found = object.find(key);
    if (found == object.end()) {
        return;
    }
    for (const auto &each : *found) {
        into.push_back(from(each));
    }
}

void takeContainerPart(const Json &object, core::ServiceConfig &config)
{
    take(object, "image", config.image);
    take(object, "command", config.command);
    take(object, "environment", config.environment);
    takeList(object, "ports", config.ports, portFrom);
    takeList(object, "volumes", config.volumes, volumeFrom);
    take(object, "networks", config.networks);
    take(object, "labels", config.labels);
    takeWord(object, "restart_policy", config.restartPolicy);
    if (const auto found = object.find("resources"); found != object.end()) {
        take(*found, "memory_bytes", config.resources.memoryBytes);
        take(*found, "cpus", config.resources.cpus);
    }
    if (const auto found = object.find("health_check"); found != object.end()) {
        config.healthCheck = healthFrom(*found);
    }
    take(object, "compose_yaml", config.composeYaml);
}

void takeRoutePart(const Json &object, core::ServiceConfig &config)
{
    take(object, "domain", config.domain);
    take(object, "aliases", config.aliases);
    takeOptional(object, "upstream_port", config.upstreamPort);
    takeWord(object, "tls", config.tls);
    take(object, "protected", config.isProtected);
    take(object, "caddy_snippet", config.caddySnippet);
    take(object, "caddy_handlers", config.caddyHandlers);
    if (const auto found = object.find("sleep"); found != object.end()) {
        config.sleep = sleepFrom(*found);
    }
    if (const auto found = object.find("loading_page"); found != object.end()) {
        config.loadingPage = loadingPageFrom(*found);
    }
}

} // namespace

Json configJson(const core::ServiceConfig &config)
{
    Json object = {{"v", 1},
                   {"name", config.name},
                   {"description", config.description},
                   {"kind", wordOf(config.kind)},
                   {"host_id", config.hostId.value},
                   {"image", config.image},
                   {"command", config.command},
                   {"environment", config.environment},
                   {"ports", listJson(config.ports, portJson)},
                   {"volumes", listJson(config.volumes, volumeJson)},
                   {"networks", config.networks},
                   {"labels", config.labels},
                   {"restart_policy", wordOf(config.restartPolicy)},
                   {"resources", {{"memory_bytes", config.resources.memoryBytes}, {"cpus", config.resources.cpus}}},
                   {"compose_yaml", config.composeYaml},
                   {"domain", config.domain},
                   {"aliases", config.aliases},
                   {"tls", wordOf(config.tls)},
                   {"protected", config.isProtected},
                   {"sleep", sleepJson(config.sleep)},
                   {"loading_page", loadingPageJson(config.loadingPage)},
                   {"replicas", config.replicas},
                   {"depends_on", config.dependsOn}};
    if (config.healthCheck) {
        object["health_check"] = healthJson(*config.healthCheck);
    }
    putOptional(object, "upstream_port", config.upstreamPort);
    if (!config.caddySnippet.empty()) {
        object["caddy_snippet"] = config.caddySnippet;
        object["caddy_handlers"] = config.caddyHandlers;
    }
    return object;
}

core::ServiceConfig configFrom(const Json &object)
{
    core::ServiceConfig config;
    take(object, "name", config.name);
    take(object, "description", config.description);
    takeWord(object, "kind", config.kind);
    take(object, "host_id", config.hostId.value);
    takeContainerPart(object, config);
    takeRoutePart(object, config);
    take(object, "replicas", config.replicas);
    take(object, "depends_on", config.dependsOn);
    return config;
}

std::string writeConfig(const core::ServiceConfig &config)
{
    return guarded("config", [&] { return columnText(configJson(config)); });
}

core::ServiceConfig readConfig(const std::string &text)
{
    return guarded("config", [&] { return configFrom(parseColumn(text)); });
}

} // namespace wakedock::serialization
