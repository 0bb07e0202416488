#include "backend/core/domain/rules/service_rules.h"

#include "backend/core/domain/rules/domain_name.h"

#include <algorithm>
#include <array>
#include <set>

namespace wakedock::core {

namespace {

std::string trimmedText(const std::string &text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string normalisedDomain(const std::string &domain)
{
    const std::string bare = trimmedText(domain);
    const auto verdict = checkDomain(bare);
    return verdict.problem.empty() ? verdict.normalised : bare;
}

/// Without empty and `.` parts and without a slash at the end: `/./etc//` is /etc. `..` stays, and is refused.
std::string plainMountPath(const std::string &path)
{
    std::string plain;
    std::size_t at = 0;
    while (at < path.size()) {
        const auto slash = std::min(path.find('/', at), path.size());
        const auto part = path.substr(at, slash - at);
        if (!part.empty() && part != ".") {
            plain += "/" + part;
        }
        at = slash + 1;
    }
    return plain.empty() ? "/" : plain;
}

bool liesBelow(const std::string &path, std::string_view folder)
{
    return path == folder || folder == "/" || path.starts_with(std::string(folder) + "/");
}

std::string portText(const PortMapping &port)
{
    return std::to_string(port.hostPort) + (port.protocol == Protocol::Udp ? "/udp" : "/tcp");
}

bool samePlace(const PortMapping &one, const PortMapping &other)
{
    const auto everywhere = [](const std::string &ip) { return ip.empty() || ip == "0.0.0.0" || ip == "::"; };
    return one.hostPort != 0 && one.hostPort == other.hostPort && one.protocol == other.protocol
        && (one.hostIp == other.hostIp || everywhere(one.hostIp) || everywhere(other.hostIp));
}

void requireFreePorts(const ServiceConfig &config, const ServiceRecord &other)
{
    for (std::size_t i = 0; i < config.ports.size(); ++i) {
        for (const PortMapping &taken : other.config.ports) {
            if (samePlace(config.ports[i], taken)) {
                const std::string what =
                    "Host port " + portText(taken) + " belongs to the service " + other.config.name + ".";
                throw Error(ErrorCode::Conflict, "port_taken", what)
                    .withRemedy("Choose another host port, or 0 to let the engine choose one.")
                    .withField("ports[" + std::to_string(i) + "].host_port", what);
            }
        }
    }
}

void requireFreeHosts(const ServiceConfig &config, const ServiceRecord &other)
{
    const auto taken = hostsOf(other.config);
    const auto hosts = hostsOf(config);
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        if (std::ranges::find(taken, hosts[i]) != taken.end()) {
            const std::string what = "The domain " + hosts[i] + " belongs to the service " + other.config.name + ".";
            const std::string field = i == 0 ? std::string("domain") : "aliases[" + std::to_string(i - 1) + "]";
            throw Error(ErrorCode::Conflict, "domain_taken", what)
                .withRemedy("Choose another domain, or take it away from that service first.")
                .withField(field, what);
        }
    }
}

} // namespace

ServiceConfig normalised(ServiceConfig config)
{
    config.name = trimmedText(config.name);
    config.image = trimmedText(config.image);
    config.domain = normalisedDomain(config.domain);
    for (std::string &alias : config.aliases) {
        alias = normalisedDomain(alias);
    }
    for (VolumeMount &volume : config.volumes) {
        if (volume.type == VolumeType::Bind && volume.source.starts_with('/')) {
            volume.source = plainMountPath(volume.source);
        }
    }
    for (PortMapping &port : config.ports) {
        port.hostIp = port.hostIp.empty() ? PortMapping().hostIp : port.hostIp;
    }
    return config;
}

std::vector<std::string> sensitiveMounts(const ServiceConfig &config)
{
    static constexpr std::array<std::string_view, 15> sensitive{
        "/etc", "/proc", "/sys",   "/dev", "/boot", "/root", "/run", "/var/run", "/var/lib/docker",
        "/usr", "/lib",  "/lib64", "/bin", "/sbin", "/home"};
    std::vector<std::string> found;
    for (const VolumeMount &volume : config.volumes) {
        if (volume.type != VolumeType::Bind) {
            continue;
        }
        const std::string source = plainMountPath(volume.source);
        // Folders of people below /home are their own; all of /home, or whatever holds a sensitive folder, is not.
        const auto givesPower = [&source](std::string_view path) {
            return liesBelow(std::string(path), source) || (path != "/home" && liesBelow(source, path));
        };
        if (std::ranges::any_of(sensitive, givesPower)) {
            found.push_back("The container gets " + volume.source + " of the host"
                            + (volume.readOnly ? " (read only)." : " and may change it."));
        }
    }
    return found;
}

void requireNoConflict(const ServiceConfig &config, const ServiceId &self, const std::vector<ServiceRecord> &others)
{
    for (const ServiceRecord &other : others) {
        if (other.id == self) {
            continue;
        }
        if (other.config.name == config.name) {
            const std::string what = "A service named " + config.name + " exists already.";
            throw Error(ErrorCode::Conflict, "name_taken", what).withRemedy("Choose another name.").withField("name", what);
        }
        requireFreeHosts(config, other);
        if (other.config.hostId == config.hostId) {
            requireFreePorts(config, other);
        }
    }
}

std::vector<std::string> hostsOf(const ServiceConfig &config)
{
    std::vector<std::string> hosts;
    if (!config.domain.empty()) {
        hosts.push_back(config.domain);
        hosts.insert(hosts.end(), config.aliases.begin(), config.aliases.end());
    }
    return hosts;
}

} // namespace wakedock::core
