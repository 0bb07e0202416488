#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/registry_service.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// Forgets a registry with its password; from then on it is asked as nobody. Needs `registries:manage`.
class RemoveRegistry
{
public:
    RemoveRegistry(IStore &store, IClock &clock, RegistryService &registries);
    /// @throws Error NotFound, Forbidden
    Task<void> execute(CallContext context, RegistryId id);

private:
    IStore &m_store;
    IClock &m_clock;
    RegistryService &m_registries;
};

} // namespace wakedock::core
