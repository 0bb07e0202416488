#include "backend/core/use_cases/registries/remove_registry.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/use_cases/registries/registry_steps.h"

#include <utility>

namespace wakedock::core {

RemoveRegistry::RemoveRegistry(IStore &store, IClock &clock, RegistryService &registries)
    : m_store(store)
    , m_clock(clock)
    , m_registries(registries)
{
}

Task<void> RemoveRegistry::execute(CallContext context, RegistryId id)
{
    requirePermission(context.actor, permission::RegistriesManage);
    const auto remove = [context, id, at = m_clock.now()](Repositories &all) {
        Registry registry = findRegistry(all, id);
        AuditEntry entry = registryAudit(context, at, "registry.remove", registry);
        entry.before = registryText(registry);
        all.audit().append(std::move(entry));
        all.registries().remove(id);
        return registry;
    };
    const Registry gone = co_await m_store.write(remove);
    m_registries.dropped(gone.address);
    co_await m_registries.forgetPassword(gone.passwordName);
}

} // namespace wakedock::core
