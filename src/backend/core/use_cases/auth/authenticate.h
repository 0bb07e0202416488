#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

class UserService;

/// From a bearer token to the caller it stands for, checked against the sessions and roles of now. Never waits.
class Authenticate
{
public:
    Authenticate(const ITokenCodec &codec, const UserService &users);
    /// @throws Error NotAuthenticated (`token_expired`, `token_invalid`, `session_ended`)
    Task<Actor> execute(CallContext context, std::string bearer);

private:
    const ITokenCodec &m_codec;
    const UserService &m_users;
};

} // namespace wakedock::core
