#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/registry.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/registry_service.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

/// All registries, by address. Needs `registries:read`.
class ListRegistries
{
public:
    ListRegistries(IStore &store, const RegistryService &registries);
    Task<std::vector<Registry>> execute(CallContext context);

private:
    IStore &m_store;
    const RegistryService &m_registries;
};

/// One registry. Needs `registries:read`.
class GetRegistry
{
public:
    GetRegistry(IStore &store, const RegistryService &registries);
    /// @throws Error NotFound (`registry_not_found`)
    Task<Registry> execute(CallContext context, RegistryId id);

private:
    IStore &m_store;
    const RegistryService &m_registries;
};

} // namespace wakedock::core
