#include "backend/core/queries/registries/registry_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/repositories/i_registry_repository.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

ListRegistries::ListRegistries(IStore &store) : m_store(store) { }

Task<std::vector<Registry>> ListRegistries::execute(CallContext context)
{
    requirePermission(context.actor, permission::RegistriesRead);
    co_return co_await m_store.read([](Repositories &all) { return all.registries().list(); });
}

GetRegistry::GetRegistry(IStore &store) : m_store(store) { }

Task<Registry> GetRegistry::execute(CallContext context, RegistryId id)
{
    requirePermission(context.actor, permission::RegistriesRead);
    const auto stored = co_await m_store.read([id](Repositories &all) { return all.registries().find(id); });
    if (!stored) {
        throw Error(ErrorCode::NotFound, "registry_not_found", "There is no such registry.");
    }
    co_return Registry(*stored);
}

} // namespace wakedock::core
