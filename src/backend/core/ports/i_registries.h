#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/ids.h"
#include "backend/core/domain/registry.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

/// What engines have to do with registries: WakeDock asks registries through them, never by itself, so that an answer
/// holds for the engine that will pull (its network, its authorities, its mirrors). Backend thread only.
/// Errors of both questions: those of IContainerEngine, and where the registry is at fault UpstreamFailed or Unavailable
/// (`registry_failed`, `registry_login_refused`, `registry_login_wanted`) with what exactly is wrong in the context
/// `cause`: `host_not_found`, `connection_refused`, `registry_unreachable`, `tls_failed`, `login_refused`, `login_wanted`,
/// `not_a_registry`.
class IRegistries
{
public:
    virtual ~IRegistries() = default;

    /// From now on every engine pulls from `login.address`, and asks it, as this user. Replaces an earlier login there.
    virtual void signIn(RegistryLogin login) = 0;
    /// As nobody again. Succeeds when it is nobody already.
    virtual void signOut(const std::string &address) = 0;

    /// Lets the engine of `host` sign in, and changes nothing. An empty user name asks whether anybody may come in.
    virtual Task<void> tryLogin(CallContext context, HostId host, RegistryLogin login) = 0;
    /// The digest (`sha256:...`) of what the registry has under this name now; nothing is pulled.
    /// @throws Error Invalid (`image_reference_invalid`), NotFound (`image_not_found`), Unsupported
    /// (`digest_unsupported`: this engine cannot ask)
    virtual Task<std::string> digestOf(CallContext context, HostId host, std::string reference) = 0;
};

} // namespace wakedock::core
