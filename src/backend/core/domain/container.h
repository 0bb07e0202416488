#pragma once

#include "backend/core/domain/service_config.h"
#include "backend/shared/utils/time_text.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

enum class ContainerStatus { Created, Running, Paused, Restarting, Removing, Exited, Dead, Unknown };
enum class ContainerHealth { None, Starting, Healthy, Unhealthy };

/// One container as the engine tells of it, in WakeDock's words.
struct Container {
    std::string id;
    std::string name; ///< Without the engine's leading slash.
    std::string image;
    std::string imageId;
    ContainerStatus status = ContainerStatus::Unknown;
    ContainerHealth health = ContainerHealth::None;
    int exitCode = 0;
    int pid = 0;
    std::string error; ///< The engine's own words when a start failed.
    bool outOfMemory = false;
    std::map<std::string, std::string> labels;
    std::vector<PortMapping> ports; ///< As bound on the host.
    std::map<std::string, std::string> addresses; ///< Network name to IP.
    std::vector<std::string> networks; ///< Names of all it belongs to, also while it does not run; sorted.
    std::vector<VolumeMount> mounts; ///< Named and anonymous volumes, bind mounts; by target.
    RestartPolicy restartPolicy = RestartPolicy::No;
    Timestamp createdAt{};
    std::optional<Timestamp> startedAt;
    std::optional<Timestamp> finishedAt;
    bool operator==(const Container &) const = default;
};

/// Labels WakeDock puts on what it makes; the engine is asked by them after a crash.
namespace label {
inline constexpr const char *Managed = "wakedock.managed";
inline constexpr const char *Service = "wakedock.service";
inline constexpr const char *Revision = "wakedock.revision";
inline constexpr const char *Operation = "wakedock.operation";
inline constexpr const char *Colour = "wakedock.colour";
inline constexpr const char *Helper = "wakedock.helper";
/// Worn only in WakeDock's own picture, by containers it did not make: see adopting_engines.h.
inline constexpr const char *Adopted = "wakedock.adopted";
} // namespace label

/// What a container is made from. Complete: the adapter adds nothing of its own.
struct ContainerSpec {
    std::string name;
    std::string image; ///< Reference or digest.
    std::vector<std::string> command;
    std::map<std::string, std::string> environment;
    std::vector<PortMapping> ports;
    std::vector<VolumeMount> volumes;
    std::map<std::string, std::string> labels;
    RestartPolicy restartPolicy = RestartPolicy::No;
    Resources resources;
    std::string network; ///< The first network; empty = the engine's default bridge.
    std::string pinnedIp; ///< On `network`; empty = the engine chooses.
    std::vector<std::string> furtherNetworks;
    bool operator==(const ContainerSpec &) const = default;
};

/// What an image says of itself.
struct ImageInfo {
    std::string id;
    std::string digest; ///< Repository digest, empty for an image made here.
    std::vector<PortMapping> exposedPorts; ///< containerPort and protocol only.
    bool hasHealthCheck = false;
    bool operator==(const ImageInfo &) const = default;
};

struct EngineVersion {
    std::string name; ///< `Docker Engine`, `Podman`.
    std::string version;
    std::string apiVersion; ///< As negotiated.
    std::string os;
    std::string architecture;
    bool operator==(const EngineVersion &) const = default;
};

/// One measurement of a running container.
struct ContainerUsage {
    double cpuPercent = 0; ///< 100 = one core.
    std::int64_t memoryBytes = 0;
    std::int64_t memoryLimitBytes = 0;
    std::int64_t networkReceivedBytes = 0; ///< Counter since start.
    std::int64_t networkSentBytes = 0;
    int processes = 0;
    bool operator==(const ContainerUsage &) const = default;
};

} // namespace wakedock::core
