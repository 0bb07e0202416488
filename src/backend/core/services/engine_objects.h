#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/rules/object_users.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/shared/async/task_scope.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// What the inventory joins with its own: asked at each read, never kept.
struct ObjectSources {
    /// All containers of a host as last told.
    std::function<const std::map<std::string, Container> &(const HostId &)> containers;
    /// Empty for a service that is gone.
    std::function<std::string(const ServiceId &)> serviceName;
    /// Every service as wished and, where that differs, as in force.
    std::function<std::vector<ServiceRecord>()> services;
    /// Names of the stacks that are kept of a host.
    std::function<std::vector<std::string>(const HostId &)> stacks = {};
    /// Rises whenever containers or the names of services may be others than before.
    std::function<std::uint64_t()> containersVersion = [] { return std::uint64_t(0); };
};

/// All objects of all engines, in memory: containers as they are told elsewhere, images, volumes and networks by facts of
/// their own; never polled. Follows an engine from its first HostListed on. While an engine is away it is as last told.
/// Backend thread only.
class EngineObjects
{
public:
    EngineObjects(IEngines &engines, IEventBus &events, ObjectSources sources, TaskScope &scope);

    // Lists are by name. All @throws Error NotFound (`host_not_found`), Unavailable (`engine_unreachable`) where the engine
    // was never reached.
    [[nodiscard]] std::vector<ContainerSummary> containers(const HostId &host) const;
    /// The list of every host stays what it is while this does.
    [[nodiscard]] std::uint64_t containersVersion() const { return m_sources.containersVersion(); }
    [[nodiscard]] std::vector<ImageSummary> images(const HostId &host) const;
    [[nodiscard]] std::vector<VolumeSummary> volumes(const HostId &host) const;
    [[nodiscard]] std::vector<NetworkSummary> networks(const HostId &host) const;
    /// By id, the first 12 or more letters of it, or name. @throws Error NotFound
    [[nodiscard]] ContainerSummary container(const HostId &host, const std::string &ref) const;
    /// By id (with or without `sha256:`, also shortened), name or digest. @throws Error NotFound
    [[nodiscard]] ImageSummary image(const HostId &host, const std::string &ref) const;
    [[nodiscard]] VolumeSummary volume(const HostId &host, const std::string &name) const;
    [[nodiscard]] NetworkSummary network(const HostId &host, const std::string &ref) const;
    /// Who needs what on this engine.
    [[nodiscard]] ObjectDemand demand(const HostId &host) const;

    /// The same container with its owner: for one that was inspected just now.
    [[nodiscard]] ContainerSummary owned(Container container) const;

    // What was done a moment ago, so that whoever did it reads it at once; the next list of the engine replaces it.
    void adopt(const HostId &host, VolumeSummary volume);
    void adopt(const HostId &host, NetworkSummary network);
    void adopt(const HostId &host, ImageSummary image);
    void forget(const HostId &host, ObjectKind kind, const std::string &id);

private:
    struct Known {
        bool isFollowed = false;
        bool wasListed = false; ///< Its containers were.
        std::optional<std::vector<ImageSummary>> images;
        std::optional<std::vector<VolumeSummary>> volumes;
        std::optional<std::vector<NetworkSummary>> networks;
    };

    void follow(const HostId &host);
    Task<void> watch(HostId host, CancelToken cancel);
    void take(const HostId &host, ObjectFact fact);
    void tell(const HostId &host, ObjectKind kind);
    [[nodiscard]] const Known &known(const HostId &host) const;

    IEngines &m_engines;
    IEventBus &m_events;
    ObjectSources m_sources;
    TaskScope &m_scope;
    std::map<HostId, Known> m_hosts;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
