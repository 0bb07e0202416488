#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/core/domain/health.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace wakedock::core {

/// Facts an engine tells while it is watched.
namespace engine_fact {
/// The whole truth at one moment; replaces everything known before. First fact after each (re)connection.
struct Listed {
    std::vector<Container> containers;
    EngineVersion version;
};
/// One container as it is after an event.
struct Changed {
    Container container;
    std::string cause; ///< The engine's word: `start`, `die`, `health_status: healthy`.
};
struct Gone {
    std::string containerId;
};
/// The connection is lost: what is known ages until the next Listed. `remedy` says what a person can do.
struct Gap {
    std::string reason;
    std::string remedy;
};
} // namespace engine_fact
using EngineFact = std::variant<engine_fact::Listed, engine_fact::Changed, engine_fact::Gone, engine_fact::Gap>;

struct PullProgress {
    std::string detail; ///< `3 of 7 layers, 12 MB of 40 MB`
    std::optional<double> done; ///< 0 to 1
};

/// One container engine (Docker, Podman). Backend thread only; every call ends by its context's deadline, or by a
/// deadline of its own where the context has none, and stops early when the context's token fires.
/// Errors: NotFound (reason `image_not_found`, `container_not_found` ...), Conflict (`container_name_taken`, `port_taken`,
/// `address_taken`), Invalid (the engine refuses the request itself), UpstreamFailed (`engine_failed`, `registry_failed`),
/// Unavailable
/// (`engine_unreachable`), Timeout (`engine_timeout`); the engine's own words are part of the message.
class IContainerEngine
{
public:
    virtual ~IContainerEngine() = default;

    /// Follows the engine until `cancel` fires: reconnects by itself (backoff, at most 30 s apart), each time Listed
    /// first. Returns only when cancelled.
    virtual Task<void> watch(std::function<void(EngineFact)> onFact, CancelToken cancel) = 0;

    virtual Task<EngineVersion> version(CallContext context) = 0;

    /// Nothing when the image is not present on the engine.
    virtual Task<std::optional<ImageInfo>> findImage(CallContext context, std::string reference) = 0;
    virtual Task<void> pullImage(CallContext context, std::string reference,
                                 std::function<void(PullProgress)> onProgress) = 0;

    /// @return the container's id
    virtual Task<std::string> createContainer(CallContext context, ContainerSpec spec) = 0;
    virtual Task<void> startContainer(CallContext context, std::string id) = 0;
    /// Asks it to end, kills it after `grace`. Succeeds when it is not running already.
    virtual Task<void> stopContainer(CallContext context, std::string id, std::chrono::seconds grace) = 0;
    /// Removes it even if it runs; succeeds when it is gone already. Named volumes stay.
    virtual Task<void> removeContainer(CallContext context, std::string id) = 0;
    /// @throws NotFound
    virtual Task<Container> inspectContainer(CallContext context, std::string id) = 0;
    /// Containers with this label (value empty = any value), running or not, whole.
    virtual Task<std::vector<Container>> listContainers(CallContext context, std::string labelKey,
                                                        std::string labelValue) = 0;
    /// Takes effect without a restart.
    virtual Task<void> setRestartPolicy(CallContext context, std::string id, RestartPolicy policy) = 0;
    /// The last lines it wrote, both streams, newest last; to explain a failed start.
    virtual Task<std::vector<std::string>> lastLogLines(CallContext context, std::string id, int lines) = 0;

    /// Makes the volume with these labels. @return false when it was there already (then nothing is changed)
    virtual Task<bool> ensureVolume(CallContext context, std::string name, std::map<std::string, std::string> labels) = 0;
    /// Names of the volumes with this label; of all where `labelKey` is empty. Networks likewise.
    virtual Task<std::vector<std::string>> listVolumes(CallContext context, std::string labelKey,
                                                       std::string labelValue) = 0;
    virtual Task<void> removeVolume(CallContext context, std::string name) = 0;

    /// Makes a bridge network; `subnet` and `ipRange` (CIDR) may be empty. @return false when it was there already
    virtual Task<bool> ensureNetwork(CallContext context, std::string name, std::string subnet, std::string ipRange,
                                     std::map<std::string, std::string> labels) = 0;
    virtual Task<std::vector<std::string>> listNetworks(CallContext context, std::string labelKey,
                                                        std::string labelValue) = 0;
    virtual Task<void> removeNetwork(CallContext context, std::string name) = 0;
};

class IEngineObjects;

/// The engines WakeDock knows, by host.
class IEngines
{
public:
    virtual ~IEngines() = default;
    /// @throws NotFound when there is no such host
    [[nodiscard]] virtual IContainerEngine &engine(const HostId &host) = 0;
    /// The same engine's other door, for what an operator does with objects that are no service's. An accessor here and not
    /// a port beside this one, so that both doors always lead to one connection.
    /// @throws NotFound when there is no such host
    [[nodiscard]] virtual IEngineObjects &objects(const HostId &host) = 0;
    [[nodiscard]] virtual std::vector<HostId> hosts() const = 0;
};

} // namespace wakedock::core
