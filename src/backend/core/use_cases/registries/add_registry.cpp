#include "backend/core/use_cases/registries/add_registry.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/registry_rules.h"
#include "backend/core/use_cases/registries/registry_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/utils/uuid.h"

namespace wakedock::core {

AddRegistry::AddRegistry(IStore &store, IClock &clock, RegistryService &registries)
    : m_store(store)
    , m_clock(clock)
    , m_registries(registries)
{
}

Task<Registry> AddRegistry::execute(CallContext context, RegistryWish wish)
{
    requirePermission(context.actor, permission::RegistriesManage);
    Registry registry;
    registry.address = registryAddress(wish.address);
    checkRegistryLogin(wish.username, !wish.password.isEmpty());
    registry.id = RegistryId(makeUuid());
    registry.username = wish.username;
    registry.createdAt = m_clock.now();
    // The password first: a row without its password would be a login that cannot work.
    registry.passwordName = co_await m_registries.keepPassword(wish.password);
    const auto store = [context, registry](Repositories &all) {
        AuditEntry entry = registryAudit(context, registry.createdAt, "registry.add", registry);
        entry.after = registryText(registry);
        all.audit().append(std::move(entry));
        return all.registries().create(registry);
    };
    const auto stored = co_await settle(m_store.write(store));
    if (stored.failure) {
        co_await m_registries.forgetPassword(registry.passwordName);
        std::rethrow_exception(stored.failure);
    }
    m_registries.taken({registry.address, registry.username, wish.password});
    co_return Registry(*stored.value);
}

} // namespace wakedock::core
