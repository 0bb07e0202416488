#include "backend/infrastructure/docker/requests/container_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace wakedock::docker {

using core::ContainerSpec;
using core::PortMapping;
using core::RestartPolicy;
using core::VolumeMount;
using nlohmann::json;

namespace {

std::string writePortKey(const PortMapping &port)
{
    return std::to_string(port.containerPort) + (port.protocol == core::Protocol::Udp ? "/udp" : "/tcp");
}

json writeEnvironment(const ContainerSpec &spec)
{
    json list = json::array();
    for (const auto &[name, value] : spec.environment) {
        list.push_back(name + "=" + value);
    }
    return list;
}

json writeMounts(const std::vector<VolumeMount> &volumes)
{
    // Mounts, not Binds: a bind mount whose source is missing is refused instead of made as an empty folder of root's.
    json list = json::array();
    for (const auto &volume : volumes) {
        list.push_back({{"Type", volume.type == core::VolumeType::Bind ? "bind" : "volume"},
                        {"Source", volume.source},
                        {"Target", volume.target},
                        {"ReadOnly", volume.readOnly}});
    }
    return list;
}

json writePortBindings(const std::vector<PortMapping> &ports)
{
    json bindings = json::object();
    for (const auto &port : ports) {
        auto &list = bindings[writePortKey(port)];
        list = list.is_array() ? list : json::array();
        list.push_back(
            {{"HostIp", port.hostIp}, {"HostPort", port.hostPort == 0 ? std::string() : std::to_string(port.hostPort)}});
    }
    return bindings;
}

json writeHostConfig(const ContainerSpec &spec)
{
    json host{{"RestartPolicy", restartPolicyBody(spec.restartPolicy)},
              {"Mounts", writeMounts(spec.volumes)},
              {"PortBindings", writePortBindings(spec.ports)}};
    if (!spec.network.empty()) {
        host["NetworkMode"] = spec.network;
    }
    if (spec.resources.memoryBytes > 0) {
        host["Memory"] = spec.resources.memoryBytes;
    }
    if (spec.resources.cpus > 0) {
        host["NanoCpus"] = static_cast<std::int64_t>(std::llround(spec.resources.cpus * 1e9));
    }
    return host;
}

json writeNetworking(const ContainerSpec &spec)
{
    json endpoint = json::object();
    if (!spec.pinnedIp.empty()) {
        endpoint["IPAMConfig"] = {{"IPv4Address", spec.pinnedIp}};
    }
    return {{"EndpointsConfig", {{spec.network, endpoint}}}};
}

} // namespace

json restartPolicyBody(RestartPolicy policy)
{
    const char *name = "no";
    switch (policy) {
    case RestartPolicy::No:
        break;
    case RestartPolicy::Always:
        name = "always";
        break;
    case RestartPolicy::UnlessStopped:
        name = "unless-stopped";
        break;
    case RestartPolicy::OnFailure:
        name = "on-failure";
        break;
    }
    return {{"Name", name}, {"MaximumRetryCount", 0}};
}

json containerBody(const ContainerSpec &spec)
{
    json body{{"Image", spec.image},
              {"Env", writeEnvironment(spec)},
              {"Labels", spec.labels},
              {"HostConfig", writeHostConfig(spec)}};
    if (!spec.command.empty()) {
        body["Cmd"] = spec.command;
    }
    json exposed = json::object();
    for (const auto &port : spec.ports) {
        exposed[writePortKey(port)] = json::object();
    }
    body["ExposedPorts"] = exposed;
    if (!spec.network.empty()) {
        body["NetworkingConfig"] = writeNetworking(spec);
    }
    return body;
}

} // namespace wakedock::docker
