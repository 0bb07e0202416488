#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/engine_objects.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

/// The tools every use case on an engine's objects works with; made once, by the composition root.
struct ObjectDesk {
    EngineObjects &objects;
    IEngines &engines;
    IStore &store;
    IClock &clock;
};

/// Writes down who does what to which object, before it is done: what cannot be recorded is not done.
Task<void> recordObject(ObjectDesk desk, CallContext context, std::string action, std::string target,
                        std::string after = {});

/// Containers that make up a service are its own business: behind its back it could not be brought back.
/// @param doing `stop`: completes "It belongs to the service ...; ... it there."
/// @throws Error Conflict (`belongs_to_service`) naming the service, with its name in the context `service`
void refuseServiceContainer(const ContainerSummary &known, const std::string &doing);

/// @throws Error Conflict (`reason`) naming them, unless there are none
void refuseUsed(const std::string &what, const char *reason, const std::vector<ObjectUser> &users);

} // namespace wakedock::core
