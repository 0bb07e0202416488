// Mounts and networks of a container, with what somebody chose about them.
#include "backend/infrastructure/docker/requests/container_detail_json.h"
#include "backend/infrastructure/docker/requests/json_access.h"
#include "backend/infrastructure/docker/requests/object_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace wakedock::docker {

using core::MountDetail;
using core::NetworkDetail;
using nlohmann::json;

namespace {

MountDetail::Kind mountKind(const std::string &type)
{
    if (type == "volume") {
        return MountDetail::Kind::Volume;
    }
    if (type == "bind") {
        return MountDetail::Kind::Bind;
    }
    return type == "tmpfs" ? MountDetail::Kind::Tmpfs : MountDetail::Kind::Other;
}

/// Engines call a volume that nobody named by 64 hexadecimal digits.
bool isEnginesName(const std::string &volume)
{
    return volume.size() == 64 && std::ranges::all_of(volume, [](char c) {
               return std::isxdigit(static_cast<unsigned char>(c)) != 0 && std::isupper(static_cast<unsigned char>(c)) == 0;
           });
}

/// What remains of `ro,z` once read-only is told apart.
std::string mountOptions(const std::string &mode)
{
    std::string kept;
    for (std::size_t at = 0; at <= mode.size();) {
        const auto comma = std::min(mode.find(',', at), mode.size());
        const auto option = mode.substr(at, comma - at);
        if (!option.empty() && option != "ro" && option != "rw") {
            kept += (kept.empty() ? "" : ",") + option;
        }
        at = comma + 1;
    }
    return kept;
}

MountDetail readMountDetail(const json &mount)
{
    MountDetail detail;
    detail.kind = mountKind(jsonText(mount, "Type"));
    detail.source = detail.kind == MountDetail::Kind::Volume ? jsonText(mount, "Name") : jsonText(mount, "Source");
    detail.target = jsonText(mount, "Destination");
    detail.readOnly = !jsonFlag(mount, "RW");
    detail.unnamed = detail.kind == MountDetail::Kind::Volume && isEnginesName(detail.source);
    if (detail.kind == MountDetail::Kind::Tmpfs) {
        detail.source.clear();
        return detail;
    }
    const auto propagation = jsonText(mount, "Propagation");
    detail.propagation = propagation == "rprivate" ? std::string() : propagation;
    // For a volume the engine says `z` where nobody asked for it.
    detail.mode = detail.kind == MountDetail::Kind::Bind ? mountOptions(jsonText(mount, "Mode")) : std::string();
    return detail;
}

/// Without those that the engine and compose give it themselves.
std::vector<std::string> readAliases(const json &endpoint, const core::Container &seen)
{
    auto aliases = jsonTextList(endpoint, "Aliases");
    const auto service = seen.labels.find("com.docker.compose.service");
    std::erase_if(aliases, [&](const std::string &alias) {
        return seen.id.starts_with(alias) || alias == seen.name
            || (service != seen.labels.end() && alias == service->second);
    });
    std::ranges::sort(aliases);
    return aliases;
}

} // namespace

void readPlaces(const json &inspected, core::ContainerDetail &detail)
{
    const auto &mounts = jsonMember(inspected, "Mounts");
    if (mounts.is_array()) {
        for (const auto &mount : mounts) {
            detail.mounts.push_back(readMountDetail(mount));
        }
    }
    std::ranges::sort(detail.mounts, {}, &MountDetail::target);
    const auto &networks = jsonMember(jsonMember(inspected, "NetworkSettings"), "Networks");
    if (networks.is_object()) {
        for (const auto &[name, endpoint] : networks.items()) {
            NetworkDetail network;
            network.name = name;
            network.aliases = readAliases(endpoint, detail.seen);
            network.address = jsonText(jsonMember(endpoint, "IPAMConfig"), "IPv4Address");
            detail.networks.push_back(std::move(network));
        }
    }
    std::ranges::sort(detail.networks, {}, &NetworkDetail::name);
}

} // namespace wakedock::docker
