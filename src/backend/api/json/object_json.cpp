#include "backend/api/json/object_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/registry_json.h"
#include "backend/api/json/service_json.h"
#include "backend/api/json/words.h"
#include "backend/core/queries/docker/object_queries.h"

#include <nlohmann/json.hpp>

#include <array>
#include <utility>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

constexpr std::array<std::string_view, 8> containerStatusWords{"created",  "running", "paused", "restarting",
                                                               "removing", "exited",  "dead",   "unknown"};
constexpr std::array<std::string_view, 4> containerHealthWords{"none", "starting", "healthy", "unhealthy"};
constexpr std::array<std::string_view, 5> objectKindWords{"containers", "images", "volumes", "networks", "build_cache"};

template <class Enum, std::size_t Count>
std::optional<Enum> enumAt(const std::array<std::string_view, Count> &words, std::string_view word)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (words[i] == word) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

/// `o=addr=10.0.0.1,password=x` of a network share: the secret stands among other things.
std::string maskedParts(const std::string &value)
{
    std::string masked;
    std::size_t from = 0;
    while (from <= value.size()) {
        const auto end = std::min(value.find(',', from), value.size());
        const auto part = value.substr(from, end - from);
        const auto equals = part.find('=');
        const bool hides = equals != std::string::npos && looksSecret(part.substr(0, equals));
        masked += (from == 0 ? "" : ",") + (hides ? part.substr(0, equals + 1) + "********" : part);
        from = end + 1;
    }
    return masked;
}

ordered_json maskedTexts(const std::map<std::string, std::string> &texts)
{
    ordered_json json = ordered_json::object();
    for (const auto &[name, value] : texts) {
        json[name] = looksSecret(name) ? "********" : maskedParts(value);
    }
    return json;
}

ordered_json usersJson(const std::vector<core::ObjectUser> &users)
{
    ordered_json list = ordered_json::array();
    for (const auto &user : users) {
        list.push_back({{"kind", user.kind == core::ObjectUser::Kind::Service ? "service" : "container"},
                        {"id", user.id},
                        {"name", user.name}});
    }
    return list;
}

ordered_json mountsJson(const std::vector<core::VolumeMount> &mounts)
{
    ordered_json list = ordered_json::array();
    for (const auto &mount : mounts) {
        list.push_back({{"type", wordOf(mount.type)},
                        {"source", mount.source},
                        {"target", mount.target},
                        {"read_only", mount.readOnly}});
    }
    return list;
}

std::string_view updateWord(core::UpdateState state)
{
    switch (state) {
    case core::UpdateState::Current:
        return "current";
    case core::UpdateState::Available:
        return "available";
    case core::UpdateState::Unknown:
        break;
    }
    return "unknown";
}

ordered_json updatesJson(const std::vector<core::ImageUpdate> &updates)
{
    ordered_json list = ordered_json::array();
    for (const auto &update : updates) {
        list.push_back({{"tag", update.tag},
                        {"state", updateWord(update.state)},
                        {"digest", textOrNull(update.digest)},
                        {"problem", problemJson(update.problem)},
                        {"checked_at", toRfc3339(update.checkedAt)}});
    }
    return list;
}

ordered_json imageObject(const core::ImageSummary &image)
{
    return {{"id", image.id},
            {"tags", image.tags},
            {"digests", image.digests},
            {"size", image.sizeBytes},
            {"labels", maskedTexts(image.labels)},
            {"created_at", toRfc3339(image.createdAt)},
            {"used_by", usersJson(image.usedBy)},
            {"updates", updatesJson(image.updates)}};
}

ordered_json candidatesJson(const std::vector<core::PruneCandidate> &candidates)
{
    ordered_json list = ordered_json::array();
    for (const auto &candidate : candidates) {
        list.push_back({{"kind", wordOf(candidate.kind)},
                        {"id", candidate.id},
                        {"name", candidate.name},
                        {"size", candidate.sizeBytes},
                        {"reason", candidate.reason}});
    }
    return list;
}

} // namespace

std::string_view wordOf(core::ContainerStatus value)
{
    return containerStatusWords.at(static_cast<std::size_t>(value));
}

std::string_view wordOf(core::ContainerHealth value)
{
    return containerHealthWords.at(static_cast<std::size_t>(value));
}

std::string_view wordOf(core::ObjectKind value)
{
    return objectKindWords.at(static_cast<std::size_t>(value));
}

std::optional<core::ContainerStatus> containerStatusOf(std::string_view word)
{
    return enumAt<core::ContainerStatus>(containerStatusWords, word);
}

std::optional<core::ObjectKind> objectKindOf(std::string_view word)
{
    return enumAt<core::ObjectKind>(objectKindWords, word);
}

std::string containerJson(const core::ContainerSummary &known)
{
    const auto &container = known.container;
    ordered_json json;
    json["id"] = container.id;
    json["name"] = container.name;
    json["image"] = container.image;
    json["image_id"] = container.imageId;
    json["status"] = wordOf(container.status);
    json["health"] = wordOf(container.health);
    json["exit_code"] = container.exitCode;
    json["error"] = container.error;
    json["out_of_memory"] = container.outOfMemory;
    json["labels"] = maskedTexts(container.labels);
    json["ports"] = portsJson(container.ports);
    json["addresses"] = container.addresses;
    json["networks"] = container.networks;
    json["mounts"] = mountsJson(container.mounts);
    json["restart_policy"] = wordOf(container.restartPolicy);
    json["service_id"] = textOrNull(known.serviceId.value);
    json["service_name"] = textOrNull(known.serviceName);
    json["compose_project"] = textOrNull(known.composeProject);
    json["created_at"] = toRfc3339(container.createdAt);
    json["started_at"] = timeOrNull(container.startedAt);
    json["finished_at"] = timeOrNull(container.finishedAt);
    return textOf(json);
}

std::string imageJson(const core::ImageSummary &image)
{
    return textOf(imageObject(image));
}

std::string imageUpdatesJson(const std::vector<core::ImageUpdate> &updates)
{
    ordered_json json;
    json["items"] = updatesJson(updates);
    return textOf(json);
}

std::string imageDetailJson(const core::ImageDetail &detail)
{
    auto json = imageObject(detail.image);
    json["history"] = ordered_json::array();
    for (const auto &layer : detail.history) {
        json["history"].push_back({{"created_by", layer.createdBy},
                                   {"comment", layer.comment},
                                   {"size", layer.sizeBytes},
                                   {"tags", layer.tags},
                                   {"created_at", toRfc3339(layer.createdAt)}});
    }
    return textOf(json);
}

std::string volumeJson(const core::VolumeSummary &volume)
{
    return textOf({{"name", volume.name},
                   {"driver", volume.driver},
                   {"mountpoint", volume.mountpoint},
                   {"scope", volume.scope},
                   {"labels", maskedTexts(volume.labels)},
                   {"options", maskedTexts(volume.options)},
                   {"created_at", toRfc3339(volume.createdAt)},
                   {"used_by", usersJson(volume.usedBy)}});
}

std::string networkJson(const core::NetworkSummary &network)
{
    ordered_json subnets = ordered_json::array();
    for (const auto &subnet : network.subnets) {
        subnets.push_back({{"subnet", subnet.subnet}, {"gateway", subnet.gateway}, {"ip_range", subnet.ipRange}});
    }
    return textOf({{"id", network.id},
                   {"name", network.name},
                   {"driver", network.driver},
                   {"scope", network.scope},
                   {"internal", network.internal},
                   {"attachable", network.attachable},
                   {"ipv6", network.ipv6},
                   {"subnets", std::move(subnets)},
                   {"labels", maskedTexts(network.labels)},
                   {"options", maskedTexts(network.options)},
                   {"created_at", toRfc3339(network.createdAt)},
                   {"used_by", usersJson(network.usedBy)}});
}

std::string pruneReportJson(const core::PruneReport &report, bool preview)
{
    return textOf({{"preview", preview},
                   {"removed", candidatesJson(report.removed)},
                   {"kept", candidatesJson(report.kept)},
                   {"freed_bytes", report.freedBytes}});
}

} // namespace wakedock::api
