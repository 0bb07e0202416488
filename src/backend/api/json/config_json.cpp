#include "backend/api/json/config_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/service_json.h"
#include "backend/api/json/sleep_json.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

ordered_json volumesJson(const std::vector<core::VolumeMount> &volumes)
{
    ordered_json list = ordered_json::array();
    for (const auto &volume : volumes) {
        ordered_json item;
        item["type"] = wordOf(volume.type);
        item["source"] = volume.source;
        item["target"] = volume.target;
        item["read_only"] = volume.readOnly;
        list.push_back(std::move(item));
    }
    return list;
}

ordered_json resourcesJson(const core::Resources &resources)
{
    ordered_json json;
    json["memory_bytes"] = resources.memoryBytes;
    json["cpus"] = resources.cpus;
    return json;
}

ordered_json healthCheckJson(const std::optional<core::HealthCheck> &check)
{
    if (!check) {
        return nullptr;
    }
    ordered_json json;
    json["type"] = wordOf(check->type);
    json["path"] = check->path;
    json["expected_status"] = check->expectedStatus;
    json["interval_seconds"] = check->intervalSeconds;
    json["timeout_seconds"] = check->timeoutSeconds;
    json["retries"] = check->retries;
    return json;
}

ordered_json objectJson(const std::map<std::string, std::string> &values)
{
    return values.empty() ? ordered_json::object() : ordered_json(values);
}

} // namespace

nlohmann::ordered_json portsJson(const std::vector<core::PortMapping> &ports)
{
    ordered_json list = ordered_json::array();
    for (const auto &port : ports) {
        ordered_json item;
        item["host_ip"] = port.hostIp;
        item["host_port"] = port.hostPort;
        item["container_port"] = port.containerPort;
        item["protocol"] = wordOf(port.protocol);
        list.push_back(std::move(item));
    }
    return list;
}

void addConfig(nlohmann::ordered_json &into, const core::ServiceConfig &config)
{
    into["name"] = config.name;
    into["description"] = config.description;
    into["kind"] = wordOf(config.kind);
    into["host_id"] = config.hostId.value;
    into["image"] = config.image;
    into["command"] = config.command;
    into["environment"] = objectJson(config.environment);
    into["ports"] = portsJson(config.ports);
    into["volumes"] = volumesJson(config.volumes);
    into["networks"] = config.networks;
    into["labels"] = objectJson(config.labels);
    into["restart_policy"] = wordOf(config.restartPolicy);
    into["resources"] = resourcesJson(config.resources);
    into["health_check"] = healthCheckJson(config.healthCheck);
    into["compose_yaml"] = textOrNull(config.composeYaml);
    into["domain"] = textOrNull(config.domain);
    into["aliases"] = config.aliases;
    into["upstream_port"] = orNull(config.upstreamPort);
    into["tls"] = wordOf(config.tls);
    into["caddy_snippet"] = textOrNull(config.caddySnippet);
    into["protected"] = config.isProtected;
    into["sleep"] = sleepJson(config.sleep);
    into["loading_page"] = loadingPageJson(config.loadingPage);
    into["replicas"] = config.replicas;
    into["depends_on"] = config.dependsOn;
}

nlohmann::json configJson(const core::ServiceConfig &config)
{
    ordered_json json;
    addConfig(json, config);
    return nlohmann::json::parse(textOf(json));
}

} // namespace wakedock::api
