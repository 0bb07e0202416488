#include "backend/core/domain/rules/container_as_service.h"

#include "backend/core/domain/rules/container_differences.h"
#include "backend/core/domain/rules/run_line_options.h"

#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

void noteLost(ContainerAsService &read, const std::string &what)
{
    read.notes.push_back(what + " cannot be kept: a container made anew goes without.");
}

void readServicePorts(const ContainerDetail &container, ContainerAsService &read)
{
    for (PortMapping port : container.publishedPorts) {
        port.hostIp = port.hostIp.empty() ? "0.0.0.0" : port.hostIp;
        read.config.ports.push_back(std::move(port));
    }
    if (container.publishesAll) {
        noteLost(read, "That all exposed ports are published (-P)");
    }
}

void readServiceVolumes(const ContainerDetail &container, ContainerAsService &read)
{
    for (const MountDetail &mount : container.mounts) {
        const bool isVolume = mount.kind == MountDetail::Kind::Volume;
        if (!isVolume && mount.kind != MountDetail::Kind::Bind) {
            noteLost(read, "What is mounted at " + mount.target + " (no volume and no folder of the host)");
            continue;
        }
        read.config.volumes.push_back(
            {isVolume ? VolumeType::Volume : VolumeType::Bind, mount.source, mount.target, mount.readOnly});
        if (mount.unnamed) {
            read.notes.push_back("The unnamed volume at " + mount.target + " is used on under its own name, " + mount.source
                                 + ".");
        }
        if (!mount.propagation.empty() || !mount.mode.empty()) {
            noteLost(read, "The options of the mount at " + mount.target);
        }
    }
}

void readServiceNetworks(const ContainerDetail &container, ContainerAsService &read)
{
    for (const NetworkDetail &network : ownNetworks(container)) {
        read.config.networks.push_back(network.name);
        if (!network.address.empty()) {
            noteLost(read, "The pinned address " + network.address + " in the network " + network.name);
        }
        if (!network.aliases.empty()) {
            noteLost(read, "The names others find it by in the network " + network.name);
        }
    }
    const std::string &mode = container.networkMode;
    if (mode == "host" || mode == "none" || mode.starts_with("container:")) {
        noteLost(read, "The network mode " + mode);
    }
}

void readServiceStart(const ContainerDetail &container, ContainerAsService &read)
{
    read.config.image = container.seen.image;
    if (read.config.image.starts_with("sha256:")) {
        read.notes.emplace_back("Its image has no name any more; nothing newer can be pulled under the id it is known by.");
    }
    read.config.command = ownCommand(container);
    read.config.environment = ownEnvironment(container);
    read.config.labels = ownLabels(container);
    if (hasOwnEntrypoint(container)) {
        noteLost(read, "Its entrypoint, which is not the image's,");
    }
    if (container.user != container.image.user) {
        noteLost(read, "The user it runs as, " + container.user + ",");
    }
    if (container.workingDir != container.image.workingDir) {
        noteLost(read, "Its working folder, " + container.workingDir + ",");
    }
    if (!container.hostname.empty() || !container.domainname.empty()) {
        noteLost(read, "Its host name, " + container.hostname + container.domainname + ",");
    }
    if (ownHealthCheck(container)) {
        noteLost(read, "Its health check, which is not the image's,");
    }
}

void readServiceLimits(const ContainerDetail &container, ContainerAsService &read)
{
    read.config.restartPolicy = container.seen.restartPolicy;
    read.config.resources = container.resources;
    if (container.restartRetries > 0) {
        noteLost(read, "That it is restarted at most " + std::to_string(container.restartRetries) + " times");
    }
    if (container.autoRemove) {
        noteLost(read, "That it is removed when it ends (--rm)");
    }
    if (container.privileged) {
        noteLost(read, "That it is privileged");
    }
    if (container.stopSignal != container.image.stopSignal || container.stopTimeoutSeconds) {
        noteLost(read, "How it is asked to stop");
    }
}

/// By the names a compose file has for them: people know these.
void noteFurtherSettings(const ContainerDetail &container, ContainerAsService &read)
{
    std::string names;
    const auto add = [&names](const std::string &name) { names += (names.empty() ? "" : ", ") + name; };
    for (const auto &[name, value] : container.settings) {
        add(name);
    }
    for (const auto &[name, values] : container.lists) {
        add(name);
    }
    for (const auto &[name, values] : container.mappings) {
        add(name);
    }
    for (const std::string &other : container.others) {
        add(other);
    }
    if (!names.empty()) {
        noteLost(read, "Further settings (" + names + ")");
    }
}

} // namespace

ContainerAsService containerAsService(const ContainerDetail &container)
{
    ContainerAsService read;
    read.config.name = runLineName(container.seen.name);
    readServiceStart(container, read);
    readServicePorts(container, read);
    readServiceVolumes(container, read);
    readServiceNetworks(container, read);
    readServiceLimits(container, read);
    noteFurtherSettings(container, read);
    return read;
}

} // namespace wakedock::core
