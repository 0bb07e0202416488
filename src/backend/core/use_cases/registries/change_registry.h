#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/registry_service.h"
#include "backend/core/use_cases/registries/registry_requests.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// Changes a registry and signs the engines in anew. Needs `registries:manage`.
class ChangeRegistry
{
public:
    ChangeRegistry(IStore &store, IClock &clock, RegistryService &registries);
    /// A password goes to no other address than the one it was given for: a new address needs it again.
    /// @throws Error NotFound, Conflict (`registry_exists`), Invalid (`registry_address_invalid`, `registry_login_invalid`,
    /// `registry_password_needed`), PreconditionFailed (`version_changed`), Forbidden
    Task<Registry> execute(CallContext context, ChangeRegistryRequest request);

private:
    IStore &m_store;
    IClock &m_clock;
    RegistryService &m_registries;
};

} // namespace wakedock::core
