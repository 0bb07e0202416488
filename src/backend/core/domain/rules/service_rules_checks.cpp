// brokenRules(): one small check for each part of a configuration.
#include "backend/core/domain/rules/domain_name.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/sleep_settings.h"

#include <algorithm>
#include <set>

namespace wakedock::core {

namespace {

using Problems = std::vector<FieldError>;

constexpr std::int64_t leastMemory = 6LL * 1024 * 1024; // The engine's own minimum.

std::string indexed(const char *list, std::size_t i, const char *field = nullptr)
{
    return std::string(list) + "[" + std::to_string(i) + "]" + (field != nullptr ? "." + std::string(field) : std::string());
}

bool isLowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void checkName(const ServiceConfig &config, Problems &problems)
{
    const std::string &name = config.name;
    const bool right = !name.empty() && name.size() <= 63 && isLowerOrDigit(name.front())
        && std::ranges::all_of(name, [](char c) { return isLowerOrDigit(c) || c == '-'; });
    if (!right) {
        problems.push_back(
            {"name", "A name has 1 to 63 lower-case letters, digits and hyphens, and begins with a letter or digit."});
    }
}

void checkKind(const ServiceConfig &config, Problems &problems)
{
    if (config.kind != ServiceKind::Container) {
        problems.push_back({"kind", "Only container services can be deployed by this version."});
    }
    if (config.replicas != 1) {
        problems.push_back({"replicas", "A container service runs once; replicas must be 1."});
    }
}

void checkImage(const ServiceConfig &config, Problems &problems)
{
    if (config.image.empty()) {
        problems.push_back({"image", "An image is needed, for example nginx:1.25."});
        return;
    }
    const auto isWrong = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'' || c == '\\'; };
    if (config.image.size() > 512 || std::ranges::any_of(config.image, isWrong) || config.image.starts_with('-')) {
        problems.push_back({"image", "This is not an image reference; it looks like registry.example.org/team/app:1.2."});
    }
}

void checkEnvironment(const ServiceConfig &config, Problems &problems)
{
    for (const auto &[key, value] : config.environment) {
        if (key.empty() || key.find_first_of(std::string("=\0", 2)) != std::string::npos
            || value.find('\0') != std::string::npos) {
            problems.push_back({"environment." + key, "A variable's name is not empty and holds no equals sign."});
        }
    }
}

bool looksLikeIp(const std::string &text)
{
    return text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string::npos
        && text.find_first_of(".:") != std::string::npos;
}

bool isPort(int port)
{
    return port >= 1 && port <= 65535;
}

void checkPorts(const ServiceConfig &config, Problems &problems)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < config.ports.size(); ++i) {
        const PortMapping &port = config.ports[i];
        if (!isPort(port.containerPort)) {
            problems.push_back({indexed("ports", i, "container_port"), "A port lies between 1 and 65535."});
        }
        if (port.hostPort != 0 && !isPort(port.hostPort)) {
            problems.push_back(
                {indexed("ports", i, "host_port"), "A port lies between 1 and 65535; 0 lets the engine choose."});
        }
        if (!looksLikeIp(port.hostIp)) {
            problems.push_back({indexed("ports", i, "host_ip"),
                                "This is not an IP address; 127.0.0.1 is this machine only, 0.0.0.0 everyone."});
        }
        const std::string place =
            port.hostIp + ":" + std::to_string(port.hostPort) + (port.protocol == Protocol::Udp ? "u" : "t");
        if (port.hostPort != 0 && !seen.insert(place).second) {
            problems.push_back({indexed("ports", i, "host_port"), "Another line of this service has the same host port."});
        }
    }
}

bool isVolumeName(const std::string &name)
{
    return name.size() >= 2 && std::isalnum(static_cast<unsigned char>(name.front())) != 0
        && std::ranges::all_of(name, [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.' || c == '-';
           });
}

void checkVolumeSource(const VolumeMount &volume, std::size_t i, Problems &problems)
{
    const bool climbs = volume.source.find("/../") != std::string::npos || volume.source.ends_with("/..");
    if (volume.type == VolumeType::Volume && !isVolumeName(volume.source)) {
        problems.push_back(
            {indexed("volumes", i, "source"), "A volume's name has letters, digits, dots, hyphens and underscores."});
    }
    if (volume.type == VolumeType::Bind && (!volume.source.starts_with('/') || climbs)) {
        problems.push_back(
            {indexed("volumes", i, "source"), "A bind mount needs an absolute path of the host, without \"..\"."});
    }
}

void checkVolumes(const ServiceConfig &config, Problems &problems)
{
    std::set<std::string> targets;
    for (std::size_t i = 0; i < config.volumes.size(); ++i) {
        const VolumeMount &volume = config.volumes[i];
        checkVolumeSource(volume, i, problems);
        if (!volume.target.starts_with('/') || volume.target == "/") {
            problems.push_back(
                {indexed("volumes", i, "target"), "The target is an absolute path inside the container, and not /."});
        } else if (!targets.insert(volume.target).second) {
            problems.push_back({indexed("volumes", i, "target"), "Another line of this service has the same target."});
        }
    }
}

void checkLabels(const ServiceConfig &config, Problems &problems)
{
    for (const auto &[key, value] : config.labels) {
        if (key.empty() || key.starts_with("wakedock.")) {
            problems.push_back({"labels." + key, "Labels that begin with wakedock. are WakeDock's own."});
        }
    }
    for (std::size_t i = 0; i < config.networks.size(); ++i) {
        if (!isVolumeName(config.networks[i])) {
            problems.push_back(
                {indexed("networks", i), "A network's name has letters, digits, dots, hyphens and underscores."});
        }
    }
}

void checkResources(const ServiceConfig &config, Problems &problems)
{
    const Resources &resources = config.resources;
    if (resources.memoryBytes < 0 || (resources.memoryBytes > 0 && resources.memoryBytes < leastMemory)) {
        problems.push_back({"resources.memory_bytes", "The least memory limit is 6 MiB (6291456); 0 means no limit."});
    }
    if (!(resources.cpus >= 0 && resources.cpus <= 1024)) {
        problems.push_back({"resources.cpus", "CPUs lie between 0 (no limit) and 1024, for example 0.5."});
    }
}

void checkDomains(const ServiceConfig &config, Problems &problems)
{
    if (config.domain.empty()) {
        if (!config.aliases.empty()) {
            problems.push_back({"aliases", "Aliases need a domain they stand beside."});
        }
        return;
    }
    const auto hosts = hostsOf(config);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        const std::string field = i == 0 ? std::string("domain") : indexed("aliases", i - 1);
        const auto verdict = checkDomain(hosts[i]);
        if (!verdict.problem.empty()) {
            problems.push_back({field, "This is not a domain. " + verdict.problem});
        } else if (!seen.insert(hosts[i]).second) {
            problems.push_back({field, "The same domain stands here twice."});
        }
    }
}

void checkUpstream(const ServiceConfig &config, Problems &problems)
{
    if (config.upstreamPort && !isPort(*config.upstreamPort)) {
        problems.push_back({"upstream_port", "A port lies between 1 and 65535."});
    }
}

bool isRequestPath(const std::string &path)
{
    return path.starts_with('/')
        && std::ranges::none_of(path, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
}

void checkHealth(const ServiceConfig &config, Problems &problems)
{
    if (!config.healthCheck) {
        return;
    }
    const HealthCheck &check = *config.healthCheck;
    if (check.type == HealthCheckType::Http && !isRequestPath(check.path)) {
        problems.push_back({"health_check.path", "A path begins with a slash and holds no spaces or control characters."});
    }
    const bool isStatus = check.expectedStatus >= 100 && check.expectedStatus <= 599;
    if (check.expectedStatus != 0 && !isStatus) {
        problems.push_back({"health_check.expected_status", "A status lies between 100 and 599; 0 accepts any answer."});
    }
    if (std::min({check.intervalSeconds, check.timeoutSeconds, check.retries}) < 1) {
        problems.push_back({"health_check", "Interval, timeout and retries are at least 1."});
    }
}

void checkSleep(const ServiceConfig &config, Problems &problems)
{
    for (auto &broken : {brokenSleepRules(config.sleep), brokenPageRules(config.loadingPage)}) {
        problems.insert(problems.end(), broken.begin(), broken.end());
    }
}

} // namespace

std::vector<FieldError> brokenRules(const ServiceConfig &config)
{
    Problems problems;
    for (const auto check : {checkName, checkKind, checkImage, checkEnvironment, checkPorts, checkVolumes, checkLabels,
                             checkResources, checkDomains, checkUpstream, checkHealth, checkSleep}) {
        check(config, problems);
    }
    return problems;
}

} // namespace wakedock::core
