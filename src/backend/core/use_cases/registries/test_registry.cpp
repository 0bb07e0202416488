#include "backend/core/use_cases/registries/test_registry.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/registry_problems.h"
#include "backend/core/use_cases/registries/registry_steps.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds registryTrialPatience{20};

Task<void> registryTried(RegistryService *registries, CallContext context, HostId host, Registry registry)
{
    auto login = co_await registries->loginOf(registry);
    co_await registries->tryLogin(context.withDeadline(registryTrialPatience), host, login);
}

} // namespace

TestRegistry::TestRegistry(IStore &store, IClock &clock, RegistryService &registries)
    : m_store(store)
    , m_clock(clock)
    , m_registries(registries)
{
}

Task<void> TestRegistry::note(Registry tried, std::optional<RegistryProblem> problem)
{
    const RegistryId id = tried.id;
    const auto now = co_await m_store.read([id](Repositories &all) { return all.registries().find(id); });
    // It may have got another login meanwhile, or have gone.
    if (now && now->version == tried.version) {
        m_registries.note(tried.address, {m_clock.now(), std::move(problem)});
    }
}

Task<std::optional<RegistryProblem>> TestRegistry::execute(CallContext context, RegistryId id, HostId host)
{
    requirePermission(context.actor, permission::RegistriesManage);
    const Registry registry = co_await m_store.read([id](Repositories &all) { return findRegistry(all, id); });
    const auto tried = co_await settle(registryTried(&m_registries, context, host, registry));
    context.cancel.throwIfCancelled();
    if (!tried.failure) {
        co_await note(registry, std::nullopt);
        co_return std::optional<RegistryProblem>();
    }
    const Error error = asError(tried.failure);
    if (error.code() == ErrorCode::NotFound && error.reason() == "host_not_found" && !error.context().contains("cause")) {
        std::rethrow_exception(tried.failure); // the engine that was to try, not the registry's name
    }
    const RegistryProblem problem = registryProblem(error);
    co_await note(registry, problem);
    co_return std::optional<RegistryProblem>(problem);
}

} // namespace wakedock::core
