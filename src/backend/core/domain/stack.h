#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"
#include "backend/core/domain/service.h"
#include "backend/shared/utils/time_text.h"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// A Compose project on an engine. Its text form is the project's name, on other hosts than the local one `name@host`.
struct StackId {
    HostId hostId = localHost();
    std::string name;
    auto operator<=>(const StackId &) const = default;
};

/// Labels the Compose programs put on what they make; stacks are told by them alone.
namespace compose_label {
inline constexpr const char *Project = "com.docker.compose.project";
inline constexpr const char *Service = "com.docker.compose.service";
inline constexpr const char *OneOff = "com.docker.compose.oneoff";
inline constexpr const char *WorkingDir = "com.docker.compose.project.working_dir";
inline constexpr const char *ConfigFiles = "com.docker.compose.project.config_files";
inline constexpr const char *EnvironmentFile = "com.docker.compose.project.environment_file";
inline constexpr const char *Volume = "com.docker.compose.volume";
} // namespace compose_label

/// On what a stack that WakeDock deployed is made of: the stack's id.
inline constexpr const char *StackLabel = "wakedock.stack";

/// A file of a stack: `compose.yaml`, `.env`, `conf/app.conf`. Names are relative to the stack's folder.
struct StackFile {
    std::string name;
    std::string content;
    bool operator==(const StackFile &) const = default;
};

/// What is kept of a stack beside its files. `version` is the optimistic lock (the ETag); `revision` counts what came up.
struct StackRecord {
    StackId id;
    std::int64_t version = 0;
    std::int64_t revision = 0;
    std::string directory; ///< Absolute: what relative paths in the files are relative to.
    bool adopted = false; ///< The folder is the operator's: written only by a change that was asked for.
    std::vector<std::string>
        composeFiles; ///< In the order they are laid over each other; relative to `directory` or absolute.
    std::vector<std::string> files; ///< All of the stack's files, by name. What else is in the folder is the containers'.
    std::vector<std::string> profiles;
    std::vector<std::string> services; ///< Those that should be there, as the last deployment read them.
    WishedRun wished = WishedRun::Running;
    /// Containers that were put to sleep, by id, with the restart policy they get back when they wake.
    std::map<std::string, RestartPolicy> asleep{};
    int lastUpSeconds = 0; ///< How long the last `up` took until all was ready; 0 = not measured.
    bool removing = false; ///< A removal was begun: it is finished, not taken back.
    std::vector<std::string> removeVolumes; ///< Those asked for by name at the removal.
    std::string owner;
    Timestamp createdAt{};
    Timestamp updatedAt{};
    bool operator==(const StackRecord &) const = default;
};

enum class StackServiceStatus {
    Running,
    Starting,
    Unhealthy,
    Restarting,
    Paused,
    Stopped,
    Completed,
    Failed,
    Missing,
    Sleeping, ///< WakeDock put it to sleep with the service that needs it, or for want of visitors.
};
enum class StackStatus { Running, Starting, Partial, Unhealthy, Stopped, Completed, Error, Deploying, Unknown, Sleeping };

/// One service of a stack, by its containers.
struct StackServiceRow {
    std::string name;
    std::string image;
    StackServiceStatus status = StackServiceStatus::Missing;
    int running = 0;
    int containers = 0;
    std::optional<int> exitCode; ///< Of a container that has ended.
    std::vector<std::string> containerIds;
    std::vector<PortMapping> ports;
    std::string domain{}; ///< Empty = not routed.
    std::string serviceId{}; ///< Of the service of kind `compose` that is kept for its route.
    bool operator==(const StackServiceRow &) const = default;
};

/// Where the files of a running project are, by its containers' labels.
struct StackOrigin {
    std::string workingDir;
    std::vector<std::string> configFiles;
    std::vector<std::string> environmentFiles;
    bool operator==(const StackOrigin &) const = default;
};

/// A stack as faces show it: what is kept of it (nothing where it was never adopted) and what runs.
struct Stack {
    StackId id;
    std::optional<StackRecord> record;
    StackStatus status = StackStatus::Unknown;
    std::string statusReason;
    std::vector<StackServiceRow> services; ///< By name.
    StackOrigin origin;
    bool operator==(const Stack &) const = default;
};

} // namespace wakedock::core
