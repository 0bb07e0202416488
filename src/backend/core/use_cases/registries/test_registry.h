#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/registry.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/registry_service.h"
#include "backend/shared/async/task.h"

#include <optional>

namespace wakedock::core {

/// Lets an engine sign in at a registry with the stored login; at most 20 s. What is wrong is the answer, not an error, and
/// is remembered with the registry. Needs `registries:manage`.
class TestRegistry
{
public:
    TestRegistry(IStore &store, IClock &clock, RegistryService &registries);
    /// @param host whose engine tries: each has its own network and trusts its own authorities
    /// @return nothing when the login works
    /// @throws Error NotFound (registry or host), Forbidden, Cancelled
    Task<std::optional<RegistryProblem>> execute(CallContext context, RegistryId id, HostId host);

private:
    Task<void> note(Registry tried, std::optional<RegistryProblem> problem);

    IStore &m_store;
    IClock &m_clock;
    RegistryService &m_registries;
};

} // namespace wakedock::core
