#include "backend/core/queries/registries/registry_queries.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/repositories/i_registry_repository.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

ListRegistries::ListRegistries(IStore &store, const RegistryService &registries) : m_store(store), m_registries(registries)
{
}

Task<std::vector<Registry>> ListRegistries::execute(CallContext context)
{
    requirePermission(context.actor, permission::RegistriesRead);
    auto stored = co_await m_store.read([](Repositories &all) { return all.registries().list(); });
    for (Registry &registry : stored) {
        registry = m_registries.withTrial(std::move(registry));
    }
    co_return std::vector<Registry>(std::move(stored));
}

GetRegistry::GetRegistry(IStore &store, const RegistryService &registries) : m_store(store), m_registries(registries) { }

Task<Registry> GetRegistry::execute(CallContext context, RegistryId id)
{
    requirePermission(context.actor, permission::RegistriesRead);
    const auto stored = co_await m_store.read([id](Repositories &all) { return all.registries().find(id); });
    if (!stored) {
        throw Error(ErrorCode::NotFound, "registry_not_found", "There is no such registry.");
    }
    co_return m_registries.withTrial(*stored);
}

} // namespace wakedock::core
