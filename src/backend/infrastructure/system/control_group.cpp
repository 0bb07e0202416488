#include "backend/infrastructure/system/control_group.h"

#include "backend/infrastructure/system/kernel_file.h"

#include <algorithm>
#include <sstream>
#include <system_error>
#include <vector>

namespace wakedock::system {

namespace {

namespace fs = std::filesystem;

/// Version 1 has no word for "no limit" but a number near 2^63, rounded to pages.
constexpr std::int64_t GroupNoLimit = std::int64_t{1} << 60;

bool groupIsFolder(const fs::path &path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

/// `5:memory:/docker/ID` as {"memory": "/docker/ID"}; the one tree of version 2 under the empty name. Only lines that
/// name the container: a process id may have been given to somebody else meanwhile.
std::map<std::string, std::string> groupPaths(const fs::path &file, const std::string &containerId)
{
    std::map<std::string, std::string> paths;
    std::istringstream lines(readKernelFile(file).value_or(""));
    for (std::string line; std::getline(lines, line);) {
        const auto first = line.find(':');
        const auto second = line.find(':', first + 1);
        if (second == std::string::npos || line.find(containerId) == std::string::npos) {
            continue;
        }
        const std::string path = line.substr(second + 1);
        std::istringstream controllers(line.substr(first + 1, second - first - 1));
        std::string controller;
        bool named = false;
        while (std::getline(controllers, controller, ',')) {
            paths[controller] = path;
            named = true;
        }
        if (!named) {
            paths[""] = path;
        }
    }
    return paths;
}

/// Where the engine's drivers put a container when the process tells nothing.
std::vector<std::string> groupUsualPaths(const std::string &containerId)
{
    return {"/docker/" + containerId, "/system.slice/docker-" + containerId + ".scope",
            "/machine.slice/libpod-" + containerId + ".scope", "/libpod_parent/libpod-" + containerId};
}

fs::path groupFirstFolder(const std::vector<fs::path> &candidates)
{
    const auto found = std::find_if(candidates.begin(), candidates.end(), groupIsFolder);
    return found == candidates.end() ? fs::path() : *found;
}

/// A controller's folder: mounted alone, or together with its neighbour (`cpu,cpuacct`).
fs::path groupControllerFolder(const fs::path &root, const std::vector<std::string> &mounts,
                               const std::vector<std::string> &paths)
{
    std::vector<fs::path> candidates;
    for (const auto &mount : mounts) {
        for (const auto &path : paths) {
            candidates.push_back(root / mount / fs::path(path).relative_path());
        }
    }
    return groupFirstFolder(candidates);
}

std::vector<std::string> groupPathsOf(const std::map<std::string, std::string> &told, const std::string &controller,
                                      const std::string &containerId)
{
    auto paths = groupUsualPaths(containerId);
    if (const auto found = told.find(controller); found != told.end()) {
        paths.insert(paths.begin(), found->second);
    }
    return paths;
}

/// Page cache that nobody uses: the kernel takes it back when memory is short.
std::int64_t groupWithoutCache(std::int64_t used, const fs::path &statFile, const char *key)
{
    const auto cache = readKernelKey(statFile, key).value_or(0);
    return used > cache ? used - cache : used;
}

} // namespace

std::optional<ControlGroup> ControlGroup::find(const KernelFolders &folders, const std::string &containerId, int pid)
{
    const auto told = groupPaths(folders.processes / std::to_string(pid) / "cgroup", containerId);
    const auto pathsOf = [&](const char *controller) { return groupPathsOf(told, controller, containerId); };
    ControlGroup group;
    group.m_memory = groupControllerFolder(folders.controlGroups, {"memory"}, pathsOf("memory"));
    if (!group.m_memory.empty()) {
        group.m_cpu =
            groupControllerFolder(folders.controlGroups, {"cpuacct", "cpu,cpuacct", "cpuacct,cpu"}, pathsOf("cpuacct"));
        group.m_pids = groupControllerFolder(folders.controlGroups, {"pids"}, pathsOf("pids"));
        return group;
    }
    group.m_isSecondVersion = true;
    group.m_memory = groupControllerFolder(folders.controlGroups, {""}, pathsOf(""));
    group.m_cpu = group.m_memory;
    group.m_pids = group.m_memory;
    return group.m_memory.empty() ? std::nullopt : std::optional(group);
}

std::optional<ControlGroupCounters> ControlGroup::read() const
{
    return m_isSecondVersion ? readSecondVersion() : readFirstVersion();
}

std::optional<ControlGroupCounters> ControlGroup::readFirstVersion() const
{
    const auto cpu = readKernelNumber(m_cpu / "cpuacct.usage");
    const auto used = readKernelNumber(m_memory / "memory.usage_in_bytes");
    if (!cpu || !used) {
        return std::nullopt;
    }
    const auto limit = readKernelNumber(m_memory / "memory.limit_in_bytes").value_or(0);
    ControlGroupCounters counters;
    counters.cpuNanoseconds = *cpu;
    counters.memoryBytes = groupWithoutCache(*used, m_memory / "memory.stat", "total_inactive_file");
    counters.memoryLimitBytes = limit >= GroupNoLimit ? 0 : limit;
    counters.processes = static_cast<int>(readKernelNumber(m_pids / "pids.current").value_or(0));
    return counters;
}

std::optional<ControlGroupCounters> ControlGroup::readSecondVersion() const
{
    const auto cpu = readKernelKey(m_cpu / "cpu.stat", "usage_usec");
    const auto used = readKernelNumber(m_memory / "memory.current");
    if (!cpu || !used) {
        return std::nullopt;
    }
    ControlGroupCounters counters;
    counters.cpuNanoseconds = *cpu * 1000;
    counters.memoryBytes = groupWithoutCache(*used, m_memory / "memory.stat", "inactive_file");
    counters.memoryLimitBytes = readKernelNumber(m_memory / "memory.max").value_or(0); // "max" is no number
    counters.processes = static_cast<int>(readKernelNumber(m_pids / "pids.current").value_or(0));
    return counters;
}

} // namespace wakedock::system
