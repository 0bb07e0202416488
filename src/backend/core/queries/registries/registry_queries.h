#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/registry.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

/// All registries, by address. Needs `registries:read`.
class ListRegistries
{
public:
    explicit ListRegistries(IStore &store);
    Task<std::vector<Registry>> execute(CallContext context);

private:
    IStore &m_store;
};

/// One registry. Needs `registries:read`.
class GetRegistry
{
public:
    explicit GetRegistry(IStore &store);
    /// @throws Error NotFound (`registry_not_found`)
    Task<Registry> execute(CallContext context, RegistryId id);

private:
    IStore &m_store;
};

} // namespace wakedock::core
