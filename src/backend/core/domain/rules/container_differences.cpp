#include "backend/core/domain/rules/container_differences.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::core {

namespace {

std::map<std::string, std::string> without(std::map<std::string, std::string> all,
                                           const std::map<std::string, std::string> &given)
{
    std::erase_if(all, [&given](const auto &entry) {
        const auto found = given.find(entry.first);
        return found != given.end() && found->second == entry.second;
    });
    return all;
}

bool isToolLabel(const std::string &name)
{
    static constexpr std::array<std::string_view, 5> prefixes{"com.docker.compose.", "com.docker.desktop.",
                                                              "desktop.docker.io/", "io.podman.compose.", "wakedock."};
    return std::ranges::any_of(prefixes, [&name](std::string_view prefix) { return name.starts_with(prefix); });
}

bool isSamePort(const PortMapping &one, const PortMapping &other)
{
    return one.containerPort == other.containerPort && one.protocol == other.protocol;
}

bool holdsPort(const std::vector<PortMapping> &ports, const PortMapping &wanted)
{
    return std::ranges::any_of(ports, [&wanted](const PortMapping &port) { return isSamePort(port, wanted); });
}

std::string joinedWords(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// Capabilities of which each one alone is a way to the host.
std::vector<std::string> mightyCapabilities(const ContainerDetail &container)
{
    static constexpr std::array<std::string_view, 9> mighty{
        "ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO", "DAC_READ_SEARCH", "BPF", "SYS_BOOT", "MKNOD"};
    std::vector<std::string> found;
    if (const auto added = container.lists.find("cap_add"); added != container.lists.end()) {
        std::ranges::copy_if(added->second, std::back_inserter(found), [](const std::string &name) {
            const std::string bare = name.starts_with("CAP_") ? name.substr(4) : name;
            return std::ranges::find(mighty, bare) != mighty.end();
        });
    }
    return found;
}

bool hasSetting(const ContainerDetail &container, const char *name, const char *value)
{
    const auto found = container.settings.find(name);
    return found != container.settings.end() && found->second == value;
}

} // namespace

std::map<std::string, std::string> ownEnvironment(const ContainerDetail &container)
{
    return without(container.environment, container.image.environment);
}

std::map<std::string, std::string> ownLabels(const ContainerDetail &container)
{
    auto labels = without(container.seen.labels, container.image.labels);
    std::erase_if(labels, [](const auto &entry) { return isToolLabel(entry.first); });
    return labels;
}

bool hasOwnEntrypoint(const ContainerDetail &container)
{
    return container.entrypoint != container.image.entrypoint;
}

std::vector<std::string> ownCommand(const ContainerDetail &container)
{
    const bool isTheImages = !hasOwnEntrypoint(container) && container.command == container.image.command;
    return isTheImages ? std::vector<std::string>() : container.command;
}

std::vector<PortMapping> ownExposedPorts(const ContainerDetail &container)
{
    auto ports = container.exposedPorts;
    std::erase_if(ports, [&container](const PortMapping &port) {
        return holdsPort(container.image.exposedPorts, port) || holdsPort(container.publishedPorts, port);
    });
    return ports;
}

std::optional<EngineHealthCheck> ownHealthCheck(const ContainerDetail &container)
{
    return container.healthCheck == container.image.healthCheck ? std::nullopt : container.healthCheck;
}

std::vector<NetworkDetail> ownNetworks(const ContainerDetail &container)
{
    static constexpr std::array<std::string_view, 4> engines{"bridge", "host", "none", "podman"};
    auto networks = container.networks;
    std::erase_if(networks,
                  [](const NetworkDetail &network) { return std::ranges::find(engines, network.name) != engines.end(); });
    return networks;
}

std::vector<std::string> hostPowers(const ContainerDetail &container)
{
    std::vector<std::string> found;
    if (container.privileged) {
        found.emplace_back("The container is privileged: it may do everything on the host.");
    }
    if (const auto names = mightyCapabilities(container); !names.empty()) {
        found.push_back("The container has " + joinedWords(names) + ", which gives it power over the host.");
    }
    if (const auto devices = container.lists.find("devices"); devices != container.lists.end() && !devices->second.empty()) {
        found.push_back("The container uses devices of the host: " + joinedWords(devices->second) + ".");
    }
    if (hasSetting(container, "pid", "host")) {
        found.emplace_back("The container sees and may signal the processes of the host.");
    }
    if (hasSetting(container, "ipc", "host")) {
        found.emplace_back("The container shares memory with the processes of the host.");
    }
    return found;
}

} // namespace wakedock::core
