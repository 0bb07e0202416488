#pragma once

#include "backend/core/domain/registry.h"
#include "backend/core/ports/i_registries.h"
#include "backend/core/ports/i_secret_store.h"
#include "backend/shared/logging/log.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::core {

/// Keeps the engines signed in at the registries that are stored, and looks after the passwords. Backend thread only.
class RegistryService
{
public:
    RegistryService(IRegistries &registries, ISecretStore &secrets, Log log);

    /// At the start, before anything is pulled. A registry whose password cannot be read is asked as nobody, and that is
    /// said in the log.
    Task<void> load(std::vector<Registry> registries);

    /// With the password out of the secret store.
    /// @throws Error Unavailable (`secrets_unavailable`, `registry_password_missing`)
    [[nodiscard]] Task<RegistryLogin> loginOf(Registry registry);
    /// Lets the engine of `host` sign in; see IRegistries::tryLogin().
    [[nodiscard]] Task<void> tryLogin(CallContext context, HostId host, RegistryLogin login);

    /// Remembers what came of trying the login; forgotten with the login.
    void note(const std::string &address, RegistryTrial trial) { m_trials[address] = std::move(trial); }
    /// The registry with what was noted of it.
    [[nodiscard]] Registry withTrial(Registry registry) const;

    /// A registry is new or has changed: from now on it is asked with this login.
    void taken(RegistryLogin login);
    void dropped(const std::string &address);

    /// Stores a password. @return the name it is found under; empty for an empty password
    [[nodiscard]] Task<std::string> keepPassword(Secret password);
    /// Forgets a password; one that cannot be removed is only told of in the log.
    [[nodiscard]] Task<void> forgetPassword(std::string name);

private:
    IRegistries &m_registries;
    ISecretStore &m_secrets;
    std::map<std::string, RegistryTrial> m_trials; ///< By address.
    Log m_log;
};

} // namespace wakedock::core
