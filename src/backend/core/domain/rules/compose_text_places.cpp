// The parts of a compose file that say where a container is met: ports, volumes, networks.
#include "backend/core/domain/rules/compose_text_parts.h"
#include "backend/core/domain/rules/container_differences.h"

#include <algorithm>
#include <array>

namespace wakedock::core {

namespace {

std::string composePort(const PortMapping &port)
{
    std::string text;
    const bool isV6 = port.hostIp.find(':') != std::string::npos;
    if (!port.hostIp.empty() && port.hostIp != "0.0.0.0") {
        text = (isV6 ? "[" + port.hostIp + "]" : port.hostIp) + ":";
    }
    if (port.hostPort != 0) {
        text += std::to_string(port.hostPort) + ":";
    } else if (!text.empty()) {
        text += ":";
    }
    return text + std::to_string(port.containerPort) + (port.protocol == Protocol::Udp ? "/udp" : "");
}

/// `source:target:ro`; a colon inside a path needs the long form.
bool needsLongForm(const MountDetail &mount)
{
    return mount.kind == MountDetail::Kind::Tmpfs || mount.source.find(':') != std::string::npos
        || mount.target.find(':') != std::string::npos || !mount.propagation.empty();
}

void writeLongMount(ComposeSheet sheet, const MountDetail &mount)
{
    static constexpr std::array<const char *, 3> kinds{"volume", "bind", "tmpfs"};
    const auto escaped = [](const std::string &text) { return yamlQuoted(composeEscaped(text)); };
    std::string line = std::string("{type: ") + kinds.at(static_cast<std::size_t>(mount.kind));
    line += mount.source.empty() ? "" : ", source: " + escaped(mount.source);
    line += ", target: " + escaped(mount.target) + (mount.readOnly ? ", read_only: true" : "");
    line += mount.propagation.empty() ? "" : ", bind: {propagation: " + escaped(mount.propagation) + "}";
    sheet.yaml.bareItem(line + "}");
}

void writeMount(ComposeSheet sheet, const MountDetail &mount)
{
    if (mount.unnamed) {
        sheet.yaml.comment("An unnamed volume, " + mount.source + ": a new container gets a new, empty one.");
        const auto &declared = sheet.container.image.volumes;
        if (std::ranges::find(declared, mount.target) != declared.end() && !mount.readOnly) {
            sheet.yaml.comment("- " + mount.target + " (the image asks for it)");
            return;
        }
        sheet.yaml.item(composeEscaped(mount.target));
    } else if (needsLongForm(mount)) {
        writeLongMount(sheet, mount);
    } else {
        std::string options = mount.readOnly ? "ro" : "";
        options += mount.mode.empty() ? "" : (options.empty() ? "" : ",") + mount.mode;
        sheet.yaml.item(composeEscaped(mount.source + ":" + mount.target + (options.empty() ? "" : ":" + options)));
    }
}

} // namespace

void writePorts(ComposeSheet sheet)
{
    if (!sheet.container.publishedPorts.empty()) {
        sheet.yaml.open("ports");
        for (const PortMapping &port : sheet.container.publishedPorts) {
            sheet.yaml.quotedItem(composePort(port));
        }
        sheet.yaml.close();
    }
    if (const auto exposed = ownExposedPorts(sheet.container); !exposed.empty()) {
        sheet.yaml.open("expose");
        for (const PortMapping &port : exposed) {
            sheet.yaml.quotedItem(composePort({{}, 0, port.containerPort, port.protocol}));
        }
        sheet.yaml.close();
    }
}

void writeVolumes(ComposeSheet sheet)
{
    auto mounts = sheet.container.mounts;
    std::erase_if(mounts, [](const MountDetail &mount) { return mount.kind == MountDetail::Kind::Other; });
    if (mounts.empty()) {
        return;
    }
    const auto &declared = sheet.container.image.volumes;
    const bool isAnythingSaid = std::ranges::any_of(mounts, [&declared](const MountDetail &mount) {
        return !mount.unnamed || mount.readOnly || std::ranges::find(declared, mount.target) == declared.end();
    });
    if (isAnythingSaid) {
        sheet.yaml.open("volumes");
    } else {
        sheet.yaml.comment("volumes:"); // A key with nothing but comments below it would be null.
    }
    for (const MountDetail &mount : mounts) {
        writeMount(sheet, mount);
    }
    if (isAnythingSaid) {
        sheet.yaml.close();
    }
}

void writeServiceNetworks(ComposeSheet sheet)
{
    const auto networks = ownNetworks(sheet.container);
    const std::string &mode = sheet.container.networkMode;
    if (networks.empty()) {
        // Without a word compose would make a network of the project's own.
        if (!mode.empty()) {
            sheet.yaml.text("network_mode", mode == "default" ? "bridge" : composeEscaped(mode));
        }
        return;
    }
    sheet.yaml.open("networks");
    for (const NetworkDetail &network : networks) {
        if (network.aliases.empty() && network.address.empty()) {
            sheet.yaml.bare(network.name, "{}");
            continue;
        }
        sheet.yaml.open(network.name);
        if (!network.aliases.empty()) {
            sheet.yaml.flow("aliases", network.aliases);
        }
        if (!network.address.empty()) {
            sheet.yaml.text("ipv4_address", network.address);
        }
        sheet.yaml.close();
    }
    sheet.yaml.close();
}

} // namespace wakedock::core
