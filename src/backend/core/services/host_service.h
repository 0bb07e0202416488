#pragma once

#include "backend/core/domain/host.h"
#include "backend/core/ports/i_engine_hosts.h"
#include "backend/core/ports/i_secret_store.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Keeps the engines in step with the hosts that are stored: connects new ones, drops removed ones, looks after the keys of
/// their certificates. Backend thread only.
class HostService
{
public:
    /// Whoever follows the engines.
    struct Followers {
        std::function<void(const HostId &)> follow;
        std::function<void(const HostId &)> forget;
        std::function<HostState(const HostId &)> state;
        /// Whoever must know where its services are reached; asked before follow, undone by forget.
        std::function<void(const Host &)> meet;
        HostAddressing localAddressing = HostAddressing::Network; ///< As the settings say.
    };

    /// @param local where the engine of the local host is, as the settings say
    HostService(IEngineHosts &engines, ISecretStore &secrets, Followers followers, EngineAddress local, Log log);

    /// At the start, before the engines are followed. A host whose key cannot be read is taken in all the same and says so.
    Task<void> load(std::vector<Host> hosts);

    /// @throws Error Invalid, see IEngineHosts::check()
    void check(const EngineAddress &address) const { m_engines.check(address); }
    /// With the key out of the secret store. @throws Error Unavailable (`secrets_unavailable`, `host_key_missing`)
    [[nodiscard]] Task<EngineAddress> addressOf(Host host);
    /// Tries it on a connection of its own.
    [[nodiscard]] Task<EngineVersion> probe(CallContext context, EngineAddress address);

    /// Connects to a new host, or anew to a changed one.
    void taken(const Host &host, EngineAddress address);
    void dropped(const HostId &host);

    /// Stores the key of a client certificate. @return the name it is found under; empty for an empty key
    [[nodiscard]] Task<std::string> keepKey(Secret key);
    /// Forgets a key; one that cannot be removed is only told of in the log.
    [[nodiscard]] Task<void> forgetKey(std::string name);

    /// The engine of the settings.
    [[nodiscard]] Host local() const;
    [[nodiscard]] HostView view(const Host &host) const;

private:
    IEngineHosts &m_engines;
    ISecretStore &m_secrets;
    Followers m_followers;
    EngineAddress m_local;
    Log m_log;
};

} // namespace wakedock::core
