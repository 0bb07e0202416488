#include "backend/infrastructure/docker/requests/container_json.h"

#include "backend/infrastructure/docker/requests/json_access.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace wakedock::docker {

using core::Container;
using core::ContainerHealth;
using core::ContainerStatus;
using core::PortMapping;
using core::RestartPolicy;
using nlohmann::json;

namespace {

template <class Value, std::size_t Count>
Value readWord(const std::array<std::pair<const char *, Value>, Count> &words, const std::string &word, Value otherwise)
{
    const auto found = std::find_if(words.begin(), words.end(), [&word](const auto &known) { return word == known.first; });
    return found == words.end() ? otherwise : found->second;
}

constexpr std::array<std::pair<const char *, ContainerStatus>, 9> ReadStatusWords{{
    {"created", ContainerStatus::Created},
    {"configured", ContainerStatus::Created}, // Podman
    {"running", ContainerStatus::Running},
    {"paused", ContainerStatus::Paused},
    {"restarting", ContainerStatus::Restarting},
    {"removing", ContainerStatus::Removing},
    {"exited", ContainerStatus::Exited},
    {"stopped", ContainerStatus::Exited}, // Podman
    {"dead", ContainerStatus::Dead},
}};

constexpr std::array<std::pair<const char *, ContainerHealth>, 3> ReadHealthWords{{
    {"starting", ContainerHealth::Starting},
    {"healthy", ContainerHealth::Healthy},
    {"unhealthy", ContainerHealth::Unhealthy},
}};

constexpr std::array<std::pair<const char *, RestartPolicy>, 3> ReadRestartWords{{
    {"always", RestartPolicy::Always},
    {"unless-stopped", RestartPolicy::UnlessStopped},
    {"on-failure", RestartPolicy::OnFailure},
}};

/// Go writes "never" as the year 1.
std::optional<Timestamp> readTime(const json &object, const char *key)
{
    const std::string text = jsonText(object, key);
    return text.starts_with("0001-") ? std::nullopt : fromRfc3339(text);
}

int readPortNumber(const std::string &text)
{
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && number > 0 && number <= 65535 ? number : 0;
}

/// An engine publishes an unspecific port on IPv4 and IPv6 and tells both: the pair is one mapping for a person.
bool readIsSecondFamily(const PortMapping &port, const std::vector<PortMapping> &known)
{
    return port.hostIp == "::" && std::any_of(known.begin(), known.end(), [&port](const PortMapping &other) {
               return other.hostIp == "0.0.0.0" && other.hostPort == port.hostPort
                   && other.containerPort == port.containerPort && other.protocol == port.protocol;
           });
}

std::vector<PortMapping> readPorts(const json &networkSettings)
{
    std::vector<PortMapping> ports;
    const auto &bound = jsonMember(networkSettings, "Ports");
    if (!bound.is_object()) {
        return ports;
    }
    for (const auto &[key, bindings] : bound.items()) {
        const auto container = readPortKey(key);
        if (!container || !bindings.is_array()) {
            continue;
        }
        for (const auto &binding : bindings) {
            PortMapping port = *container;
            port.hostIp = jsonText(binding, "HostIp");
            port.hostIp = port.hostIp.empty() ? "0.0.0.0" : port.hostIp;
            port.hostPort = readPortNumber(jsonText(binding, "HostPort"));
            if (port.hostPort != 0 && !readIsSecondFamily(port, ports)) {
                ports.push_back(port);
            }
        }
    }
    return ports;
}

std::map<std::string, std::string> readAddresses(const json &networkSettings)
{
    std::map<std::string, std::string> addresses;
    const auto &networks = jsonMember(networkSettings, "Networks");
    if (networks.is_object()) {
        for (const auto &[name, endpoint] : networks.items()) {
            if (const auto ip = jsonText(endpoint, "IPAddress"); !ip.empty()) {
                addresses.emplace(name, ip);
            }
        }
    }
    return addresses;
}

std::vector<std::string> readNetworksOf(const json &networkSettings)
{
    std::vector<std::string> names;
    const auto &networks = jsonMember(networkSettings, "Networks");
    if (networks.is_object()) {
        for (const auto &[name, endpoint] : networks.items()) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Named and anonymous volumes by their name, bind mounts by their path; what has no place outside (tmpfs) is left out.
std::vector<core::VolumeMount> readMounts(const json &mounts)
{
    std::vector<core::VolumeMount> found;
    if (!mounts.is_array()) {
        return found;
    }
    for (const auto &mount : mounts) {
        const auto type = jsonText(mount, "Type");
        if (type == "volume" || type == "bind") {
            const bool isVolume = type == "volume";
            found.push_back({isVolume ? core::VolumeType::Volume : core::VolumeType::Bind,
                             jsonText(mount, isVolume ? "Name" : "Source"), jsonText(mount, "Destination"),
                             !jsonFlag(mount, "RW")});
        }
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.target < b.target; });
    return found;
}

void readState(const json &state, Container &container)
{
    container.status = readWord(ReadStatusWords, jsonText(state, "Status"), ContainerStatus::Unknown);
    const auto &health =
        jsonMember(state, "Health").is_null() ? jsonMember(state, "Healthcheck") : jsonMember(state, "Health");
    container.health = readWord(ReadHealthWords, jsonText(health, "Status"), ContainerHealth::None);
    container.exitCode = static_cast<int>(jsonNumber(state, "ExitCode"));
    container.pid = static_cast<int>(jsonNumber(state, "Pid"));
    container.error = jsonText(state, "Error");
    container.outOfMemory = jsonFlag(state, "OOMKilled");
    container.startedAt = readTime(state, "StartedAt");
    container.finishedAt = readTime(state, "FinishedAt");
}

} // namespace

std::optional<PortMapping> readPortKey(const std::string &key)
{
    const auto slash = key.find('/');
    const std::string protocol = slash == std::string::npos ? "tcp" : key.substr(slash + 1);
    PortMapping port;
    port.containerPort = readPortNumber(key.substr(0, slash));
    port.protocol = protocol == "udp" ? core::Protocol::Udp : core::Protocol::Tcp;
    if (port.containerPort == 0 || (protocol != "tcp" && protocol != "udp")) {
        return std::nullopt;
    }
    return port;
}

Container readContainer(const json &inspected)
{
    Container container;
    container.id = jsonText(inspected, "Id");
    container.name = jsonText(inspected, "Name");
    container.name.erase(0, container.name.starts_with('/') ? 1 : 0);
    container.imageId = jsonText(inspected, "Image");
    const auto &config = jsonMember(inspected, "Config");
    container.image = jsonText(config, "Image");
    container.labels = jsonTexts(config, "Labels");
    readState(jsonMember(inspected, "State"), container);
    const auto &network = jsonMember(inspected, "NetworkSettings");
    container.ports = readPorts(network);
    container.addresses = readAddresses(network);
    container.networks = readNetworksOf(network);
    container.mounts = readMounts(jsonMember(inspected, "Mounts"));
    const auto &policy = jsonMember(jsonMember(inspected, "HostConfig"), "RestartPolicy");
    container.restartPolicy = readWord(ReadRestartWords, jsonText(policy, "Name"), RestartPolicy::No);
    container.createdAt = readTime(inspected, "Created").value_or(Timestamp{});
    return container;
}

} // namespace wakedock::docker
