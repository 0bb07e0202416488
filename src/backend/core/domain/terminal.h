#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Names an open terminal, and whoever knows it may come back to it: it is also a secret, 128 random bits.
using TerminalId = Id<struct TerminalTag>;

struct TerminalSize {
    int columns = 80;
    int rows = 24;
    bool operator==(const TerminalSize &) const = default;
};

/// What is run on a terminal inside a container.
struct TerminalCommand {
    std::vector<std::string> command; ///< Program and arguments; empty = bash where the container has it, else sh.
    std::string user; ///< `name` or `uid:gid`; empty = the container's own.
    std::string workingDir; ///< Absolute; empty = the container's own.
    TerminalSize size;
};

/// Why a terminal is over.
struct TerminalEnd {
    enum class Reason {
        Exited, ///< The program ended by itself.
        ContainerStopped, ///< The container ended, or went.
        ConnectionLost, ///< The engine does not tell any more.
        Closed, ///< Somebody closed it.
        Abandoned, ///< Nobody came back in time.
    };
    Reason reason = Reason::Exited;
    std::optional<int> exitCode; ///< 128 + signal for a program that was killed.
    bool operator==(const TerminalEnd &) const = default;
};

/// An open terminal, as lists and the audit log name it.
struct TerminalInfo {
    TerminalId id;
    HostId host;
    std::string containerId;
    std::string containerName;
    ServiceId serviceId; ///< Empty for a container that is no service's.
    std::string serviceName;
    std::string owner; ///< The actor's name.
    Timestamp openedAt{};
};

} // namespace wakedock::core
