// Limits, devices and further settings of a container, under the names and in the notation of a compose file.
#include "backend/core/domain/rules/compose_text_parts.h"
#include "backend/infrastructure/docker/requests/container_detail_json.h"
#include "backend/infrastructure/docker/requests/json_access.h"
#include "backend/infrastructure/docker/requests/object_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace wakedock::docker {

using core::ContainerDetail;
using nlohmann::json;

namespace {

struct SettingName {
    const char *engine;
    const char *compose;
};

constexpr std::int64_t usualShmBytes = 64 << 20;

void readNumbers(const json &host, ContainerDetail &detail)
{
    static constexpr std::array<SettingName, 5> names{{{"CpuQuota", "cpu_quota"},
                                                       {"CpuPeriod", "cpu_period"},
                                                       {"CpuShares", "cpu_shares"},
                                                       {"OomScoreAdj", "oom_score_adj"},
                                                       {"PidsLimit", "pids_limit"}}};
    for (const auto &[engine, compose] : names) {
        if (const auto number = jsonNumber(host, engine); number != 0) {
            detail.settings[compose] = std::to_string(number);
        }
    }
    if (const auto swappiness = jsonNumber(host, "MemorySwappiness");
        jsonMember(host, "MemorySwappiness").is_number() && swappiness >= 0) {
        detail.settings["mem_swappiness"] = std::to_string(swappiness);
    }
}

void readSizes(const json &host, ContainerDetail &detail)
{
    detail.resources.memoryBytes = jsonNumber(host, "Memory");
    detail.resources.cpus = static_cast<double>(jsonNumber(host, "NanoCpus")) / 1e9;
    if (const auto reserved = jsonNumber(host, "MemoryReservation"); reserved > 0) {
        detail.settings["mem_reservation"] = core::composeBytes(reserved);
    }
    // Where only the memory was limited, the engine allows as much swap again.
    if (const auto swap = jsonNumber(host, "MemorySwap"); swap != 0 && swap != 2 * detail.resources.memoryBytes) {
        detail.settings["memswap_limit"] = core::composeBytes(swap);
    }
    if (const auto shm = jsonNumber(host, "ShmSize"); shm != 0 && shm != usualShmBytes) {
        detail.settings["shm_size"] = core::composeBytes(shm);
    }
}

void readFlags(const json &host, ContainerDetail &detail)
{
    static constexpr std::array<SettingName, 3> names{
        {{"ReadonlyRootfs", "read_only"}, {"Init", "init"}, {"OomKillDisable", "oom_kill_disable"}}};
    for (const auto &[engine, compose] : names) {
        if (jsonFlag(host, engine)) {
            detail.settings[compose] = "true";
        }
    }
}

void readWords(const json &host, ContainerDetail &detail)
{
    static constexpr std::array<SettingName, 6> names{{{"CpusetCpus", "cpuset"},
                                                       {"PidMode", "pid"},
                                                       {"IpcMode", "ipc"},
                                                       {"UTSMode", "uts"},
                                                       {"UsernsMode", "userns_mode"},
                                                       {"Runtime", "runtime"}}};
    static const std::set<std::string, std::less<>> usual{"", "private", "shareable", "runc", "crun", "oci"};
    for (const auto &[engine, compose] : names) {
        if (auto word = jsonText(host, engine); !usual.contains(word)) {
            detail.settings[compose] = std::move(word);
        }
    }
}

void readLists(const json &host, ContainerDetail &detail)
{
    static constexpr std::array<SettingName, 7> names{{{"CapAdd", "cap_add"},
                                                       {"CapDrop", "cap_drop"},
                                                       {"Dns", "dns"},
                                                       {"DnsSearch", "dns_search"},
                                                       {"ExtraHosts", "extra_hosts"},
                                                       {"GroupAdd", "group_add"},
                                                       {"SecurityOpt", "security_opt"}}};
    for (const auto &[engine, compose] : names) {
        if (auto list = jsonTextList(host, engine); !list.empty()) {
            detail.lists[compose] = std::move(list);
        }
    }
    if (auto list = jsonTextList(host, "DnsOptions"); !list.empty()) {
        detail.lists["dns_opt"] = std::move(list);
    }
    // What a privileged container has anyhow.
    if (jsonFlag(host, "Privileged")) {
        std::erase_if(detail.lists["security_opt"], [](const std::string &option) { return option == "label=disable"; });
    }
    std::erase_if(detail.lists, [](const auto &entry) { return entry.second.empty(); });
}

void readDevices(const json &host, ContainerDetail &detail)
{
    const auto &devices = jsonMember(host, "Devices");
    if (!devices.is_array()) {
        return;
    }
    for (const auto &device : devices) {
        const auto outside = jsonText(device, "PathOnHost");
        const auto inside = jsonText(device, "PathInContainer");
        const auto rights = jsonText(device, "CgroupPermissions");
        detail.lists["devices"].push_back(outside + ":" + (inside.empty() ? outside : inside)
                                          + (rights.empty() || rights == "rwm" ? std::string() : ":" + rights));
    }
    std::erase_if(detail.lists, [](const auto &entry) { return entry.second.empty(); });
}

void readMappings(const json &host, ContainerDetail &detail)
{
    if (auto sysctls = jsonTexts(host, "Sysctls"); !sysctls.empty()) {
        detail.mappings["sysctls"] = std::move(sysctls);
    }
    const auto &ulimits = jsonMember(host, "Ulimits");
    if (ulimits.is_array()) {
        for (const auto &limit : ulimits) {
            const auto soft = std::to_string(jsonNumber(limit, "Soft"));
            const auto hard = std::to_string(jsonNumber(limit, "Hard"));
            detail.mappings["ulimits"][jsonText(limit, "Name")] = soft == hard ? soft : soft + ":" + hard;
        }
    }
    for (const auto &entry : jsonTexts(host, "Tmpfs")) {
        detail.lists["tmpfs"].push_back(entry.second.empty() ? entry.first : entry.first + ":" + entry.second);
        std::erase_if(detail.mounts, [&entry](const auto &mount) { return mount.target == entry.first; });
    }
    const auto &log = jsonMember(host, "LogConfig");
    auto driver = jsonText(log, "Type");
    // The engine's usual ones are its own choice; podman's are `journald` and `k8s-file`.
    if (static const std::set<std::string, std::less<>> usual{"", "json-file", "journald", "k8s-file"};
        !usual.contains(driver)) {
        detail.settings["logging.driver"] = std::move(driver);
    }
    if (auto options = jsonTexts(log, "Config"); !options.empty()) {
        detail.mappings["logging.options"] = std::move(options);
    }
}

void readOthers(const json &host, ContainerDetail &detail)
{
    static constexpr std::array<SettingName, 3> names{{{"Links", "links to other containers (--link)"},
                                                       {"VolumesFrom", "volumes of other containers (--volumes-from)"},
                                                       {"DeviceRequests", "requests for devices such as GPUs (--gpus)"}}};
    for (const auto &[engine, words] : names) {
        const auto &member = jsonMember(host, engine);
        if (member.is_array() && !member.empty()) {
            detail.others.emplace_back(words);
        }
    }
}

} // namespace

void readHostSettings(const json &hostConfig, ContainerDetail &detail)
{
    readSizes(hostConfig, detail);
    readNumbers(hostConfig, detail);
    readFlags(hostConfig, detail);
    readWords(hostConfig, detail);
    readLists(hostConfig, detail);
    readDevices(hostConfig, detail);
    readMappings(hostConfig, detail);
    readOthers(hostConfig, detail);
}

} // namespace wakedock::docker
