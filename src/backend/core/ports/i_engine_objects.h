#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container_detail.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace wakedock::core {

/// Facts about an engine's images, volumes and networks. Each replaces all that was known of its kind. Containers are
/// told by IContainerEngine::watch().
using ObjectFact = std::variant<std::vector<ImageSummary>, std::vector<VolumeSummary>, std::vector<NetworkSummary>>;

/// What an operator does by hand with an engine's objects, beside the services. Backend thread only; deadlines, tokens and
/// errors as in IContainerEngine, and Conflict `image_in_use`, `volume_in_use`, `network_in_use`, `container_running`.
class IEngineObjects
{
public:
    virtual ~IEngineObjects() = default;

    /// Tells images, volumes and networks once after each (re)connection, and a kind again after its events: those of
    /// 200 ms share one listing. Reconnects by itself, at most 30 s apart; returns only when cancelled.
    virtual Task<void> watch(std::function<void(ObjectFact)> onFact, CancelToken cancel) = 0;

    /// All that the engine says of it, as its JSON text. Holds secrets. @throws NotFound
    virtual Task<std::string> inspectRaw(CallContext context, std::string containerId) = 0;
    /// All that somebody chose for it, and what its image would give. Holds secrets. @throws NotFound
    virtual Task<ContainerDetail> describeContainer(CallContext context, std::string containerId) = 0;
    virtual Task<void> restartContainer(CallContext context, std::string id, std::chrono::seconds grace) = 0;
    /// @param signal `SIGKILL`, `HUP` ...
    virtual Task<void> killContainer(CallContext context, std::string id, std::string signal) = 0;
    virtual Task<void> pauseContainer(CallContext context, std::string id) = 0;
    virtual Task<void> unpauseContainer(CallContext context, std::string id) = 0;
    virtual Task<void> renameContainer(CallContext context, std::string id, std::string name) = 0;
    /// @param force kills it first where it runs; else that is a Conflict `container_running`
    /// @param volumes takes its anonymous volumes along
    virtual Task<void> removeContainer(CallContext context, std::string id, bool force, bool volumes) = 0;

    /// @throws NotFound
    virtual Task<ImageSummary> inspectImage(CallContext context, std::string image) = 0;
    virtual Task<std::vector<ImageLayer>> imageHistory(CallContext context, std::string image) = 0;
    /// Gives the image one more name. @throws NotFound, Invalid (`image_reference_invalid`)
    virtual Task<void> tagImage(CallContext context, std::string image, std::string reference) = 0;
    /// Takes a name off an image, the last one with the image; by id the image with its only name.
    /// @param force all names at once, also where stopped containers use it
    virtual Task<void> removeImage(CallContext context, std::string image, bool force) = 0;
    /// As IContainerEngine::pullImage(), told layer by layer.
    virtual Task<void> pullLayers(CallContext context, std::string reference,
                                  std::function<void(std::vector<LayerProgress>)> onProgress) = 0;

    /// @throws Conflict `volume_name_taken`: the engine itself would say nothing and change nothing
    virtual Task<VolumeSummary> createVolume(CallContext context, VolumeSpec spec) = 0;
    /// @throws NotFound, Conflict `volume_in_use`
    virtual Task<void> removeVolume(CallContext context, std::string name) = 0;

    /// @throws Conflict `network_name_taken`, `subnet_taken`
    virtual Task<NetworkSummary> createNetwork(CallContext context, NetworkSpec spec) = 0;
    /// @throws NotFound, Conflict `network_in_use`
    virtual Task<void> removeNetwork(CallContext context, std::string id) = 0;

    /// Takes a container that may run into one more network. @param ip pinned address; empty = the engine chooses
    /// @throws NotFound, Conflict `address_taken`, and the engine's refusal where it is in there already
    virtual Task<void> joinNetwork(CallContext context, std::string network, std::string containerId, std::string ip) = 0;
    /// @throws NotFound, and the engine's refusal where it is not in there
    virtual Task<void> leaveNetwork(CallContext context, std::string network, std::string containerId) = 0;

    virtual Task<DiskUsage> diskUsage(CallContext context) = 0;
    /// Removes all build cache that nothing uses. @return bytes freed
    virtual Task<std::int64_t> pruneBuildCache(CallContext context) = 0;
};

} // namespace wakedock::core
