#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/registry_service.h"
#include "backend/core/use_cases/registries/registry_requests.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// Stores a registry and signs the engines in there; whether the login works is for TestRegistry. Needs
/// `registries:manage`.
class AddRegistry
{
public:
    AddRegistry(IStore &store, IClock &clock, RegistryService &registries);
    /// @throws Error Invalid (`registry_address_invalid`, `registry_login_invalid`), Conflict (`registry_exists`), Forbidden
    Task<Registry> execute(CallContext context, RegistryWish wish);

private:
    IStore &m_store;
    IClock &m_clock;
    RegistryService &m_registries;
};

} // namespace wakedock::core
