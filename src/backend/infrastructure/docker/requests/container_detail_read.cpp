#include "backend/infrastructure/docker/requests/container_detail_json.h"

#include "backend/infrastructure/docker/requests/container_json.h"
#include "backend/infrastructure/docker/requests/json_access.h"
#include "backend/infrastructure/docker/requests/object_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <tuple>

namespace wakedock::docker {

using core::ContainerDetail;
using core::EngineHealthCheck;
using core::PortMapping;
using nlohmann::json;

namespace {

std::map<std::string, std::string> detailEnvironment(const json &config)
{
    std::map<std::string, std::string> environment;
    for (const std::string &line : jsonTextList(config, "Env")) {
        const auto equals = line.find('=');
        if (equals != std::string::npos) {
            environment[line.substr(0, equals)] = line.substr(equals + 1);
        }
    }
    return environment;
}

std::vector<PortMapping> detailExposed(const json &config)
{
    std::vector<PortMapping> ports;
    const auto &exposed = jsonMember(config, "ExposedPorts");
    if (exposed.is_object()) {
        for (const auto &[key, unused] : exposed.items()) {
            if (auto port = readPortKey(key)) {
                port->hostIp.clear();
                ports.push_back(*port);
            }
        }
    }
    std::ranges::sort(ports, {}, [](const PortMapping &port) { return std::tuple(port.containerPort, port.protocol); });
    return ports;
}

std::optional<EngineHealthCheck> detailHealthCheck(const json &config)
{
    const auto &member = jsonMember(config, "Healthcheck");
    auto test = jsonTextList(member, "Test");
    if (!member.is_object() || test.empty()) {
        return std::nullopt;
    }
    EngineHealthCheck check;
    check.test = std::move(test);
    check.interval = std::chrono::nanoseconds(jsonNumber(member, "Interval"));
    check.timeout = std::chrono::nanoseconds(jsonNumber(member, "Timeout"));
    check.startPeriod = std::chrono::nanoseconds(jsonNumber(member, "StartPeriod"));
    check.retries = static_cast<int>(jsonNumber(member, "Retries"));
    return check;
}

int detailHostPort(const std::string &text)
{
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    // A range ("8000-8010") leaves the choice to the engine.
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

std::vector<PortMapping> detailPublished(const json &hostConfig)
{
    std::vector<PortMapping> ports;
    const auto &bindings = jsonMember(hostConfig, "PortBindings");
    if (!bindings.is_object()) {
        return ports;
    }
    for (const auto &[key, list] : bindings.items()) {
        const auto port = readPortKey(key);
        if (!port || !list.is_array()) {
            continue;
        }
        for (const auto &binding : list) {
            ports.push_back({jsonText(binding, "HostIp"), detailHostPort(jsonText(binding, "HostPort")), port->containerPort,
                             port->protocol});
        }
    }
    std::ranges::sort(ports, {}, [](const PortMapping &port) {
        return std::tuple(port.containerPort, port.protocol, port.hostPort, port.hostIp);
    });
    return ports;
}

/// The engine names a container by the beginning of its id where nobody chose a host name.
std::string detailHostname(const json &config, const std::string &id)
{
    auto name = jsonText(config, "Hostname");
    return id.starts_with(name) ? std::string() : name;
}

} // namespace

ContainerDetail readContainerDetail(const http_client::HttpResponse &answer)
{
    const auto inspected = jsonBody(answer);
    const auto &config = jsonMember(inspected, "Config");
    const auto &hostConfig = jsonMember(inspected, "HostConfig");
    ContainerDetail detail;
    detail.seen = readContainer(inspected);
    detail.command = jsonTextList(config, "Cmd");
    detail.entrypoint = jsonTextList(config, "Entrypoint");
    detail.environment = detailEnvironment(config);
    detail.user = jsonText(config, "User");
    detail.workingDir = jsonText(config, "WorkingDir");
    detail.networkMode = jsonText(hostConfig, "NetworkMode");
    detail.hostname = detail.networkMode == "host" ? std::string() : detailHostname(config, detail.seen.id);
    detail.domainname = jsonText(config, "Domainname");
    detail.stopSignal = jsonText(config, "StopSignal");
    if (jsonMember(config, "StopTimeout").is_number()) {
        detail.stopTimeoutSeconds = static_cast<int>(jsonNumber(config, "StopTimeout"));
    }
    detail.healthCheck = detailHealthCheck(config);
    detail.exposedPorts = detailExposed(config);
    detail.publishedPorts = detailPublished(hostConfig);
    detail.publishesAll = jsonFlag(hostConfig, "PublishAllPorts");
    detail.restartRetries = static_cast<int>(jsonNumber(jsonMember(hostConfig, "RestartPolicy"), "MaximumRetryCount"));
    detail.privileged = jsonFlag(hostConfig, "Privileged");
    detail.autoRemove = jsonFlag(hostConfig, "AutoRemove");
    if (jsonFlag(config, "Tty")) {
        detail.settings["tty"] = "true";
    }
    if (jsonFlag(config, "OpenStdin")) {
        detail.settings["stdin_open"] = "true";
    }
    readPlaces(inspected, detail);
    readHostSettings(hostConfig, detail);
    return detail;
}

core::ImageDefaults readImageDefaults(const http_client::HttpResponse &answer)
{
    const auto image = jsonBody(answer);
    const auto &config = jsonMember(image, "Config");
    core::ImageDefaults defaults;
    defaults.command = jsonTextList(config, "Cmd");
    defaults.entrypoint = jsonTextList(config, "Entrypoint");
    defaults.environment = detailEnvironment(config);
    defaults.labels = jsonTexts(config, "Labels");
    defaults.exposedPorts = detailExposed(config);
    defaults.user = jsonText(config, "User");
    defaults.workingDir = jsonText(config, "WorkingDir");
    defaults.stopSignal = jsonText(config, "StopSignal");
    defaults.healthCheck = detailHealthCheck(config);
    const auto &volumes = jsonMember(config, "Volumes");
    if (volumes.is_object()) {
        for (const auto &[target, unused] : volumes.items()) {
            defaults.volumes.push_back(target);
        }
    }
    return defaults;
}

EngineCall joinNetworkCall(const std::string &network, const std::string &containerId, const std::string &ip)
{
    json body{{"Container", containerId}};
    if (!ip.empty()) {
        body["EndpointConfig"] = {{"IPAMConfig", {{"IPv4Address", ip}}}};
    }
    return {jsonPost("/networks/" + http_client::percentEncode(network) + "/connect", body),
            "connect the container to the network " + network,
            "network_not_found",
            {}};
}

EngineCall leaveNetworkCall(const std::string &network, const std::string &containerId)
{
    return {jsonPost("/networks/" + http_client::percentEncode(network) + "/disconnect",
                     json{{"Container", containerId}, {"Force", true}}),
            "take the container out of the network " + network,
            "network_not_found",
            {}};
}

} // namespace wakedock::docker
