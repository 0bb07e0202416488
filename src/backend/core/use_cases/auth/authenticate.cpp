#include "backend/core/use_cases/auth/authenticate.h"

#include "backend/core/services/user_service.h"

namespace wakedock::core {

Authenticate::Authenticate(const ITokenCodec &codec, const UserService &users) : m_codec(codec), m_users(users) { }

Task<Actor> Authenticate::execute(CallContext, std::string bearer)
{
    const AccessClaims claims = m_codec.readAccess(bearer);
    co_return m_users.actorOf(claims);
}

} // namespace wakedock::core
