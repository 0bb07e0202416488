#include "backend/core/use_cases/registries/change_registry.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/registry_rules.h"
#include "backend/core/use_cases/registries/registry_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

/// A closure for IStore::write. The password was chosen for the version that was read: whoever came between is told.
struct RegistryChange {
    CallContext context;
    Registry before;
    Registry after;
    Timestamp at{};

    Registry operator()(Repositories &all) const
    {
        static_cast<void>(findRegistry(all, after.id));
        AuditEntry entry = registryAudit(context, at, "registry.change", after);
        entry.before = registryText(before);
        entry.after = registryText(after);
        all.audit().append(std::move(entry));
        return all.registries().update(after);
    }
};

/// Whoever may change a registry could otherwise have its password sent to an address of their own.
void keepsWithinAddress(const Registry &before, const ChangeRegistryRequest &request, const std::string &address)
{
    if (request.keepsPassword && !before.passwordName.empty() && before.address != address) {
        throw Error(ErrorCode::Invalid, "registry_password_needed",
                    "The stored password was given for " + before.address + " and is not sent to another registry.")
            .withRemedy("Give the password for the new address too, or null for none.")
            .withField("password", "must be given again for another address");
    }
}

} // namespace

ChangeRegistry::ChangeRegistry(IStore &store, IClock &clock, RegistryService &registries)
    : m_store(store)
    , m_clock(clock)
    , m_registries(registries)
{
}

Task<Registry> ChangeRegistry::execute(CallContext context, ChangeRegistryRequest request)
{
    requirePermission(context.actor, permission::RegistriesManage);
    const RegistryId id = request.id;
    const Registry before = co_await m_store.read([id](Repositories &all) { return findRegistry(all, id); });
    if (request.expectedVersion.value_or(before.version) != before.version) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed", "The registry was changed meanwhile.")
            .withRemedy("Read it again, then change it.");
    }
    Registry after = before;
    after.address = registryAddress(request.wish.address);
    after.username = request.wish.username;
    keepsWithinAddress(before, request, after.address);
    checkRegistryLogin(after.username,
                       request.keepsPassword ? !before.passwordName.empty() : !request.wish.password.isEmpty());
    if (!request.keepsPassword) {
        after.passwordName = co_await m_registries.keepPassword(request.wish.password);
    }
    const auto stored = co_await settle(m_store.write(RegistryChange{context, before, after, m_clock.now()}));
    if (before.passwordName != after.passwordName) {
        co_await m_registries.forgetPassword(stored.failure ? after.passwordName : before.passwordName);
    }
    if (stored.failure) {
        std::rethrow_exception(stored.failure);
    }
    if (before.address != after.address) {
        m_registries.dropped(before.address);
    }
    auto login = co_await m_registries.loginOf(*stored.value);
    m_registries.taken(std::move(login));
    co_return Registry(*stored.value);
}

} // namespace wakedock::core
