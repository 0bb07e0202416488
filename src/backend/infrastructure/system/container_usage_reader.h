#pragma once

#include "backend/core/domain/container.h"
#include "backend/infrastructure/system/control_group.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace wakedock::system {

/// Reads usage from the kernel's files and remembers the last counters, for a rate needs two moments. One thread at a time.
class ContainerUsageReader
{
public:
    explicit ContainerUsageReader(KernelFolders folders = {}) : m_folders(std::move(folders)) { }

    /// Usage by id of those that can be read. Blocks for about 30 microseconds a container.
    std::map<std::string, core::ContainerUsage> read(const std::vector<core::Container> &running,
                                                     std::chrono::steady_clock::time_point now);

private:
    struct Known {
        int pid = 0; ///< Another process = another start: its counters begin anew.
        ControlGroup group;
        std::int64_t cpuNanoseconds = 0;
        std::chrono::steady_clock::time_point at;
    };
    Known *known(const core::Container &container);
    void readNetwork(int pid, core::ContainerUsage &usage) const;
    void forgetOld(std::chrono::steady_clock::time_point now);

    KernelFolders m_folders;
    std::map<std::string, Known> m_known;
};

} // namespace wakedock::system
