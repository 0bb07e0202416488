#pragma once

#include "backend/core/ports/i_registries.h"
#include "tests/support/fakes/fake_container_engine.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Registries by address, with the rules of real ones (tests/contract runs the same cases on both). Each call suspends for
/// a turn of the event loop.
class FakeRegistries final : public core::IRegistries
{
public:
    explicit FakeRegistries(core::IEngines &engines) : m_engines(engines) { }

    struct Site {
        std::map<std::string, std::string> users; ///< With their passwords; none: everybody may come in.
        std::map<std::string, std::string> digests; ///< By repository and tag: `team/shop:1`.
        std::optional<core::RegistryProblem> trouble; ///< All it answers with: `connection_refused` ...
    };
    std::map<std::string, Site> sites; ///< By address. Others do not exist.
    std::map<std::string, core::RegistryLogin> logins; ///< Who WakeDock is there.
    std::vector<std::string> asked; ///< References, in order.
    std::optional<Error> engineTrouble; ///< The engine itself fails.

    void signIn(core::RegistryLogin login) override
    {
        std::string address = login.address;
        logins.insert_or_assign(std::move(address), std::move(login));
    }
    void signOut(const std::string &address) override { logins.erase(address); }
    Task<void> tryLogin(core::CallContext context, core::HostId host, core::RegistryLogin login) override;
    Task<std::string> digestOf(core::CallContext context, core::HostId host, std::string reference) override;
    /// The next question waits for the Completion.
    Completion<> holdNext()
    {
        m_hold.emplace();
        return *m_hold;
    }

private:
    Task<void> enter(core::CallContext context, core::HostId host);
    const Site &letIn(const std::string &address, const core::RegistryLogin *login) const;

    core::IEngines &m_engines;
    std::optional<Completion<>> m_hold;
};

} // namespace wakedock::tests
