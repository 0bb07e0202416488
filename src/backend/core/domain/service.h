#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/domain/service_config.h"
#include "backend/core/domain/wakefulness.h"
#include "backend/shared/utils/time_text.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

enum class ServiceStatus { Created, Deploying, Running, Unhealthy, Stopping, Stopped, Sleeping, Waking, Error, Unknown };

/// What it shall be, kept over restarts: it tells a service stopped on purpose from one that crashed, and from one that
/// sleeps until somebody asks for it.
enum class WishedRun { Running, Stopped, Sleeping };

/// A service has two places to live; the live one is its colour, and a redeploy moves to the other.
enum class Colour { A, B };

inline Colour otherColour(Colour colour)
{
    return colour == Colour::A ? Colour::B : Colour::A;
}

/// Where Caddy reaches one colour. Reserved when the service is made; only a deployment changes it, for the colour it makes.
/// `addressing: network`: a pinned address on WakeDock's network, and port 0 (the container's own port is used).
/// `addressing: loopback`, and every other host: 127.0.0.1 or the host's service address, and a reserved host port.
struct UpstreamAddress {
    std::string ip;
    int port = 0;
    bool operator==(const UpstreamAddress &) const = default;
};

struct ServiceAddresses {
    UpstreamAddress a;
    UpstreamAddress b;
    [[nodiscard]] const UpstreamAddress &of(Colour colour) const { return colour == Colour::A ? a : b; }
    bool operator==(const ServiceAddresses &) const = default;
};

/// What the database holds of a service. `version` is the optimistic lock (the ETag); `revision` is the configuration
/// in force (0 = never deployed); `config` may be newer than it (`?apply=false`).
struct ServiceRecord {
    ServiceId id;
    std::int64_t version = 0;
    std::int64_t revision = 0;
    ServiceConfig config;
    ServiceAddresses addresses;
    WishedRun wished = WishedRun::Running;
    Colour liveColour = Colour::A;
    std::optional<int> resolvedPort; ///< The upstream port found at the last deployment.
    /// The container somebody else made that this service was made of as it ran (see adopting_engines.h); empty where
    /// WakeDock made all of its containers. The service's from revision 1 on; stays here when that container is gone.
    std::string adoptedContainerId;
    std::string owner; ///< User name, or `local:<os user>`.
    Timestamp createdAt{};
    Timestamp updatedAt{};
    bool operator==(const ServiceRecord &) const = default;
};

/// A configuration that was put in force.
struct Revision {
    ServiceId serviceId;
    std::int64_t number = 0;
    ServiceConfig config;
    std::string imageDigest; ///< `nginx@sha256:...`, or the image's id where no registry knows it; empty = not recorded.
    std::optional<int> resolvedPort;
    Timestamp deployedAt{};
    bool operator==(const Revision &) const = default;
};

/// What is observed. Owned by StateService alone; lives in memory, is rebuilt from the engine.
struct ServiceState {
    ServiceStatus status = ServiceStatus::Unknown;
    std::string statusReason;
    std::vector<std::string> containerIds; ///< Every container labelled with the service, running or not.
    std::vector<PortMapping> boundPorts; ///< Host ports as the engine chose them, of the live container.
    std::optional<Timestamp> lastAccessAt;
    std::optional<Timestamp> lastWakeAt;
    std::optional<Timestamp> startedAt; ///< Of the live container.
    std::optional<Wakefulness> awake; ///< While it is running or unhealthy.
    bool operator==(const ServiceState &) const = default;
};

/// The read-only join of both, as faces show it.
struct Service {
    ServiceRecord record;
    ServiceState state;
    bool operator==(const Service &) const = default;
};

} // namespace wakedock::core
