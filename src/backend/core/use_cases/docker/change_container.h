#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <string>

namespace wakedock::core {

enum class ContainerVerb { Start, Stop, Restart, Kill, Pause, Unpause, Rename };

/// What to do with a container.
struct ContainerCommand {
    ContainerVerb verb = ContainerVerb::Start;
    std::string name; ///< The new one, for Rename.
    std::string signal = "SIGKILL"; ///< For Kill.
    std::chrono::seconds grace = std::chrono::seconds(10); ///< For Stop and Restart: until it is killed.
};

/// Does one thing to one container. Needs `containers:operate`. Stop, Kill and Rename are refused for containers of a
/// service.
class ChangeContainer
{
public:
    explicit ChangeContainer(ObjectDesk desk);
    /// @param ref id, start of it, or name
    /// @return the container afterwards. @throws Error NotFound, Conflict (`belongs_to_service`, the engine's), Forbidden
    Task<ContainerSummary> execute(CallContext context, HostId host, std::string ref, ContainerCommand command);

private:
    ObjectDesk m_desk;
};

/// Removes a container that is not a service's. Needs `containers:delete`.
class RemoveContainer
{
public:
    explicit RemoveContainer(ObjectDesk desk);
    /// @param force kills it first where it runs
    /// @param volumes takes its anonymous volumes along
    /// @throws Error NotFound, Conflict (`belongs_to_service`, `container_running`), Forbidden
    Task<void> execute(CallContext context, HostId host, std::string ref, bool force, bool volumes);

private:
    ObjectDesk m_desk;
};

} // namespace wakedock::core
