#include "backend/core/use_cases/registries/registry_steps.h"

#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

std::string registryText(const Registry &registry)
{
    return registry.address + (registry.username.empty() ? "" : " as " + registry.username)
        + (registry.passwordName.empty() ? "" : " with a password");
}

AuditEntry registryAudit(const CallContext &context, Timestamp at, std::string action, const Registry &registry)
{
    AuditEntry entry;
    entry.at = at;
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = registry.address;
    return entry;
}

Registry findRegistry(Repositories &all, const RegistryId &id)
{
    auto registry = all.registries().find(id);
    if (!registry) {
        throw Error(ErrorCode::NotFound, "registry_not_found", "There is no such registry.");
    }
    return *std::move(registry);
}

} // namespace wakedock::core
