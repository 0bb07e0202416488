#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/core/use_cases/auth/create_first_admin.h"
#include "backend/shared/async/task.h"
#include "backend/shared/utils/secret.h"

#include <string>

namespace wakedock::core {

class LoginThrottle;

/// The first administrator, and the right to be it.
struct SetUpRequest {
    Secret token; ///< From the link that was printed. The window needs none.
    std::string username;
    Secret password;
};

/// The first start of a WakeDock nobody owns yet: whoever holds the one-time token becomes its administrator. Afterwards
/// it is as if it had never been there.
class SetUp
{
public:
    SetUp(CreateFirstAdmin &createFirstAdmin, const ITokenCodec &codec, LoginThrottle &throttle);

    /// True until an administrator exists.
    [[nodiscard]] bool needed() const;
    /// Makes a token for the link; an earlier one is good no longer. Only its hash is kept, in memory.
    [[nodiscard]] Secret issueToken();
    /// @throws Error NotFound once an administrator exists, Forbidden (`setup_token_wrong`), Invalid, TooManyRequests
    Task<UserProfile> execute(CallContext context, SetUpRequest request);

private:
    Task<void> checkToken(CallContext context, Secret token);

    CreateFirstAdmin &m_createFirstAdmin;
    const ITokenCodec &m_codec;
    LoginThrottle &m_throttle;
    std::string m_tokenHash;
};

} // namespace wakedock::core
