#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/core/domain/ids.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <optional>
#include <string>

namespace wakedock::core {

/// PEM texts for a TLS connection to an engine.
struct EngineTls {
    std::string authorities; ///< Who may sign the engine's certificate; empty = those the system trusts.
    std::string certificates; ///< WakeDock's own, with its chain; empty = none is shown.
    Secret key; ///< Of WakeDock's own certificate.
};

/// How an engine is reached.
struct EngineAddress {
    std::string url; ///< `unix:///run/podman/podman.sock`, `tcp://10.0.0.5:2376`, `ssh://user@host:22`
    std::optional<EngineTls> tls; ///< For tcp:// only; nothing = without TLS.
    /// Without TLS anybody on the way has the engine, and with it the machine: taken only for loopback, or with this.
    bool allowsPlain = false;
    std::string name = {}; ///< As people call the host, for what it says when it is away; empty = the local one.
};

/// Takes engines in and drops them while WakeDock runs. Backend thread only.
class IEngineHosts
{
public:
    virtual ~IEngineHosts() = default;
    /// Speaks to nobody. @throws Error Invalid with the fields `url`, `tls.ca`, `tls.certificate`, `tls.key` (reasons
    /// `docker_host_invalid`, `docker_transport_unsupported`, `plain_tcp_refused`, `tls_unusable`)
    virtual void check(const EngineAddress &address) const = 0;
    /// From now on IEngines::engine(host) is at this address; its earlier calls are Cancelled. Also takes an address that
    /// check() refuses: its every call then fails with that refusal.
    virtual void take(const HostId &host, EngineAddress address) = 0;
    /// Succeeds when it is gone already. Calls to it are Cancelled; whoever holds the engine may go on asking it in vain.
    virtual void drop(const HostId &host) = 0;
    /// Connects anew, settles on an API version and asks for something that needs the right to use the engine.
    /// @throws Error the refusals of check() and of IContainerEngine; where the connection failed, context `cause` holds
    /// the reason: `host_not_found`, `connection_refused`, `certificate_unknown`, `login_refused` ...
    virtual Task<EngineVersion> probe(CallContext context, EngineAddress address) = 0;
};

} // namespace wakedock::core
