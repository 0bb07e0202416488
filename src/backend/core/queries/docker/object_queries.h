#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/shared/async/task.h"

#include <cstdint>
#include <string>
#include <vector>

namespace wakedock::core {

class EngineObjects;
class ImageUpdates;

// Reads of an engine's objects, from memory but for what only the engine keeps. All @throws Error NotFound (host or object),
// Unavailable (`engine_unreachable`) where the engine was never reached, Forbidden.

/// Needs `containers:read`.
class ListContainers
{
public:
    explicit ListContainers(const EngineObjects &objects);
    Task<std::vector<ContainerSummary>> execute(CallContext context, HostId host);
    /// What was answered stays right while this does not change.
    [[nodiscard]] std::uint64_t version() const;

private:
    const EngineObjects &m_objects;
};

/// Needs `containers:read`.
class GetContainer
{
public:
    explicit GetContainer(const EngineObjects &objects);
    Task<ContainerSummary> execute(CallContext context, HostId host, std::string ref);

private:
    const EngineObjects &m_objects;
};

/// All the engine says of a container, as its JSON text: with secrets, to be masked by whoever shows it.
/// Needs `containers:read`.
class InspectContainer
{
public:
    InspectContainer(const EngineObjects &objects, IEngines &engines);
    Task<std::string> execute(CallContext context, HostId host, std::string ref);

private:
    const EngineObjects &m_objects;
    IEngines &m_engines;
};

/// With what registries have said of their names. Needs `images:read`.
class ListImages
{
public:
    ListImages(const EngineObjects &objects, const ImageUpdates &updates);
    Task<std::vector<ImageSummary>> execute(CallContext context, HostId host);

private:
    const EngineObjects &m_objects;
    const ImageUpdates &m_updates;
};

struct ImageDetail {
    ImageSummary image;
    std::vector<ImageLayer> history; ///< Newest first.
};

/// Needs `images:read`.
class GetImage
{
public:
    GetImage(const EngineObjects &objects, const ImageUpdates &updates, IEngines &engines);
    Task<ImageDetail> execute(CallContext context, HostId host, std::string ref);

private:
    const EngineObjects &m_objects;
    const ImageUpdates &m_updates;
    IEngines &m_engines;
};

/// Needs `volumes:read`.
class ListVolumes
{
public:
    explicit ListVolumes(const EngineObjects &objects);
    Task<std::vector<VolumeSummary>> execute(CallContext context, HostId host);

private:
    const EngineObjects &m_objects;
};

/// Needs `volumes:read`.
class GetVolume
{
public:
    explicit GetVolume(const EngineObjects &objects);
    Task<VolumeSummary> execute(CallContext context, HostId host, std::string name);

private:
    const EngineObjects &m_objects;
};

/// Needs `networks:read`.
class ListNetworks
{
public:
    explicit ListNetworks(const EngineObjects &objects);
    Task<std::vector<NetworkSummary>> execute(CallContext context, HostId host);

private:
    const EngineObjects &m_objects;
};

/// Needs `networks:read`.
class GetNetwork
{
public:
    explicit GetNetwork(const EngineObjects &objects);
    Task<NetworkSummary> execute(CallContext context, HostId host, std::string ref);

private:
    const EngineObjects &m_objects;
};

} // namespace wakedock::core
