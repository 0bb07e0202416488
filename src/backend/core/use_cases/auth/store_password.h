#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/repositories/repositories.h"

#include <optional>
#include <string>

namespace wakedock::core {

/// A closure for IStore::write: gives a user a new password and revokes its sessions. @return the user as stored
/// @throws Error NotFound, PreconditionFailed (`version_changed`) when the password is not the expected one any more
struct NewPassword {
    CallContext context;
    UserId userId;
    std::optional<std::string> expectedHash; ///< Nothing = whatever it is.
    std::string newHash;
    SessionId keep; ///< This session stays; may be empty.
    Timestamp at{};

    User operator()(Repositories &all) const;
};

/// Revokes the sessions of a user but one. For use inside a closure.
void revokeSessions(Repositories &all, const UserId &user, const SessionId &keep);

} // namespace wakedock::core
