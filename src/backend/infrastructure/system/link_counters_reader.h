#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/link_counters.h"
#include "backend/infrastructure/system/control_group.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::system {

/// Sums the interfaces of a `/proc/PID/net/dev`, all but loopback.
[[nodiscard]] core::LinkCounters linkCountersIn(std::string_view text);

/// Reads packet counters from the kernel's files, of processes that are known to be the containers'. One thread at a time.
class LinkCountersReader
{
public:
    explicit LinkCountersReader(KernelFolders folders = {}) : m_folders(std::move(folders)) { }

    /// By id of those that can be read and have a network of their own. Blocks for about 20 microseconds a container.
    [[nodiscard]] std::map<std::string, core::LinkCounters> read(const std::vector<core::Container> &running);

private:
    using Network = std::pair<std::uintmax_t, std::uintmax_t>; ///< Device and inode.

    /// An engine elsewhere counts processes of its own: its numbers are others here.
    bool isItsProcess(const core::Container &container);
    /// The network of a process, by the file that counts it: each network has one of its own. `/proc/PID/ns/net` would say
    /// it by name, but only to who may trace the process: not to an ordinary user, nor to a unit without that capability.
    [[nodiscard]] std::optional<Network> networkOf(const std::string &process) const;

    KernelFolders m_folders;
    std::map<std::string, int> m_processes; ///< Of containers, as they were found to be theirs.
};

} // namespace wakedock::system
