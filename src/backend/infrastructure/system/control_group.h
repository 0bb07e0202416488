#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace wakedock::system {

/// What a container's control group counts at one moment.
struct ControlGroupCounters {
    std::int64_t cpuNanoseconds = 0; ///< Since the group was made.
    std::int64_t memoryBytes = 0; ///< Without the page cache that can be dropped, as `docker stats` shows it.
    std::int64_t memoryLimitBytes = 0; ///< 0 = no limit.
    int processes = 0;
    bool operator==(const ControlGroupCounters &) const = default;
};

/// Where Linux tells about processes; other folders in tests.
struct KernelFolders {
    std::filesystem::path controlGroups = "/sys/fs/cgroup";
    std::filesystem::path processes = "/proc";
};

/// The control group of one container, found once. Understands version 1 (a tree for each controller) and version 2 (one
/// tree), with the names that the cgroupfs and the systemd driver give (`docker/ID`, `system.slice/docker-ID.scope`),
/// below whatever parent. Reading touches a few small files and no engine.
class ControlGroup
{
public:
    /// Nothing when the container has none that can be read (a remote or rootless engine, a process that ended).
    static std::optional<ControlGroup> find(const KernelFolders &folders, const std::string &containerId, int pid);
    /// Nothing when the group is gone.
    [[nodiscard]] std::optional<ControlGroupCounters> read() const;

private:
    [[nodiscard]] std::optional<ControlGroupCounters> readFirstVersion() const;
    [[nodiscard]] std::optional<ControlGroupCounters> readSecondVersion() const;

    bool m_isSecondVersion = false;
    std::filesystem::path m_cpu;
    std::filesystem::path m_memory;
    std::filesystem::path m_pids;
};

} // namespace wakedock::system
