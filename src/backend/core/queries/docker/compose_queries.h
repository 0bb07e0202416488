#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

class EngineObjects;
class StateService;

// Compose files as a person would write them; see rules/compose_text.h. With `showSecrets` both need `service:privileged`,
// too: without it a secret is a variable to be set. All @throws Error NotFound, Forbidden.

/// Of any container, as it was made. Needs `containers:read`.
class ComposeOfContainer
{
public:
    ComposeOfContainer(const EngineObjects &objects, IEngines &engines);
    /// @throws Error Unavailable, Timeout of the engine
    Task<std::string> execute(CallContext context, HostId host, std::string ref, bool showSecrets);

private:
    const EngineObjects &m_objects;
    IEngines &m_engines;
};

/// Of a service: of its configuration, or of the container it adopted while that is the one that serves. Needs
/// `services:read`.
class ComposeOfService
{
public:
    ComposeOfService(const StateService &states, IEngines &engines);
    /// @throws Error Conflict (`made_of_compose`) for a service that is a compose stack
    Task<std::string> execute(CallContext context, ServiceId id, bool showSecrets);

private:
    const StateService &m_states;
    IEngines &m_engines;
};

} // namespace wakedock::core
