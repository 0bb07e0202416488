#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/health.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/proxy_traffic.h"
#include "backend/core/domain/service.h"
#include "backend/core/domain/stack.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace wakedock::core {

enum class Change { Created, Updated, Removed };

/// A service appeared, changed or went. Holds the whole service as it is now (as it was, when removed).
struct ServiceChanged {
    Change change = Change::Updated;
    std::shared_ptr<const Service> service;
};

/// Progress or end of an operation, whole.
struct OperationChanged {
    std::shared_ptr<const Operation> operation;
};

/// A deployment came to its end, well or not: what notifications are made of.
struct DeploymentFinished {
    std::shared_ptr<const Deployment> deployment;
    std::string address; ///< `https://app.example.org`, empty when the service has no domain.
};

/// Containers of one service as they are now, after an engine event or a reconciliation.
struct ContainersChanged {
    HostId hostId;
    ServiceId serviceId;
    std::vector<Container> containers;
    std::string cause; ///< The engine's event (`start`, `die`, `health_status: healthy`), or `listed`.
};

/// An engine was (re)connected and listed whole: a service of this host that is not in the map has no container.
struct HostListed {
    HostId hostId;
    std::shared_ptr<const std::map<ServiceId, std::vector<Container>>> containers;
};

/// An engine cannot be reached: what is known of its containers ages until the next HostListed.
struct HostLost {
    HostId hostId;
    std::string reason;
};

struct ComponentHealthChanged {
    ComponentHealth health;
};

/// Fresh usage of what runs, each 5 s.
struct UsageSampled {
    std::shared_ptr<const std::map<ServiceId, ContainerUsage>> usage;
    std::shared_ptr<const std::map<std::string, ContainerUsage>> containers = {}; ///< By id: all of the local engine.
};

/// What is known of these objects of an engine is no longer what it was. Holds no values: who uses an object depends on
/// the others, and a storm of events is one reading for whoever shows them.
struct ObjectsChanged {
    HostId hostId;
    ObjectKind kind = ObjectKind::Containers;
};

/// A host was taken in, changed or dropped, or its engine is doing otherwise than before.
struct HostChanged {
    HostId hostId;
};

/// A stack appeared, is otherwise than it was last told, or went: its record, its services, or that it is worked on. Holds
/// the whole stack as it is now (as it was, when removed).
struct StacksChanged {
    Change change = Change::Updated;
    std::shared_ptr<const Stack> stack;
};

/// Registries said anew what names of images stand for: whether there is something newer is to be read again.
struct ImageUpdatesChanged {
    HostId hostId; ///< Whose images were asked for.
};

/// The proxy told what it has counted; each 5 s while somebody looks, else each 15 s.
struct ProxyMeasured {
    /// Nothing in what is kept of events once a later reading has been told: with many hosts it is large.
    std::shared_ptr<const ProxyTraffic> traffic;
};

/// Certificates are otherwise than they were: obtained, refused, given, taken away.
struct CertificatesChanged {
};

/// The wake ledger of a service has a new entry, or one of its entries is otherwise.
struct WakesChanged {
    ServiceId serviceId;
};

/// A user's role, password or state changed, or a session ended: what was granted to it is to be checked again.
struct AccessChanged {
    UserId userId;
    SessionId sessionId; ///< Empty = all sessions of the user.
};

using Event = std::variant<ServiceChanged, OperationChanged, DeploymentFinished, ContainersChanged, HostListed, HostLost,
                           ComponentHealthChanged, UsageSampled, ObjectsChanged, HostChanged, StacksChanged,
                           ImageUpdatesChanged, ProxyMeasured, CertificatesChanged, WakesChanged, AccessChanged>;

/// An event with its place in the one order of all events.
struct EventRecord {
    std::uint64_t seq = 0;
    Timestamp at{};
    Event event;
};

} // namespace wakedock::core
