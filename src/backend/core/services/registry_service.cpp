#include "backend/core/services/registry_service.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <utility>

namespace wakedock::core {

RegistryService::RegistryService(IRegistries &registries, ISecretStore &secrets, Log log)
    : m_registries(registries)
    , m_secrets(secrets)
    , m_log(log)
{
}

Task<void> RegistryService::load(std::vector<Registry> registries)
{
    for (const Registry &registry : registries) {
        auto login = co_await settle(loginOf(registry));
        if (login.failure) {
            m_log.error("The login for the registry " + registry.address + " cannot be used: " + describe(login.failure),
                        {{"remedy", asError(login.failure).remedy()}});
        } else {
            taken(std::move(*login.value));
        }
    }
}

Task<RegistryLogin> RegistryService::loginOf(Registry registry)
{
    RegistryLogin login{registry.address, registry.username, {}};
    if (!registry.passwordName.empty()) {
        auto password = co_await m_secrets.find(registry.passwordName);
        if (!password) {
            throw Error(ErrorCode::Unavailable, "registry_password_missing",
                        "The password for the registry " + registry.address + " is no longer there.")
                .withRemedy("Give the password of this registry again.");
        }
        login.password = *password;
    }
    co_return RegistryLogin(login);
}

Task<void> RegistryService::tryLogin(CallContext context, HostId host, RegistryLogin login)
{
    return m_registries.tryLogin(std::move(context), std::move(host), std::move(login));
}

Registry RegistryService::withTrial(Registry registry) const
{
    if (const auto noted = m_trials.find(registry.address); noted != m_trials.end()) {
        registry.lastTrial = noted->second;
    }
    return registry;
}

void RegistryService::taken(RegistryLogin login)
{
    m_trials.erase(login.address); // what was tried was another login
    if (login.username.empty()) {
        m_registries.signOut(login.address);
    } else {
        m_registries.signIn(std::move(login));
    }
}

void RegistryService::dropped(const std::string &address)
{
    m_trials.erase(address);
    m_registries.signOut(address);
}

Task<std::string> RegistryService::keepPassword(Secret password)
{
    if (password.isEmpty()) {
        co_return std::string();
    }
    std::string name = "registry." + makeUuid();
    co_await m_secrets.store(name, password);
    co_return std::string(name);
}

Task<void> RegistryService::forgetPassword(std::string name)
{
    if (name.empty()) {
        co_return;
    }
    const auto removed = co_await settle(m_secrets.remove(name));
    if (removed.failure) {
        m_log.warning("A password that is no longer needed could not be removed: " + describe(removed.failure),
                      {{"secret", name}});
    }
}

} // namespace wakedock::core
