#include "backend/core/use_cases/auth/set_up.h"

#include "backend/core/services/login_throttle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/constant_time.h"

#include <utility>

namespace wakedock::core {
namespace {

Error setUpIsOver()
{
    return Error(ErrorCode::NotFound, "not_found", "There is nothing here.");
}

} // namespace

SetUp::SetUp(CreateFirstAdmin &createFirstAdmin, const ITokenCodec &codec, LoginThrottle &throttle)
    : m_createFirstAdmin(createFirstAdmin)
    , m_codec(codec)
    , m_throttle(throttle)
{
}

bool SetUp::needed() const
{
    return m_createFirstAdmin.needed();
}

Secret SetUp::issueToken()
{
    const std::string token = m_codec.makeOpaque();
    m_tokenHash = m_codec.hashOpaque(token);
    return Secret(token);
}

Task<UserProfile> SetUp::execute(CallContext context, SetUpRequest request)
{
    if (!needed()) {
        throw setUpIsOver();
    }
    // Who sits at the window started WakeDock, and so holds all it can do already.
    if (context.actor.kind != Actor::Kind::Local) {
        co_await checkToken(context, request.token);
    }
    const auto admin = co_await m_createFirstAdmin.execute(context, {request.username, request.password});
    if (!admin) {
        throw setUpIsOver();
    }
    m_tokenHash.clear();
    co_return *admin;
}

Task<void> SetUp::checkToken(CallContext context, Secret token)
{
    auto attempt = co_await m_throttle.admit("set-up", context.address);
    const std::string hash = m_codec.hashOpaque(std::string(token.reveal()));
    if (m_tokenHash.empty() || !equalInConstantTime(hash, m_tokenHash)) {
        attempt.failed();
        throw Error(ErrorCode::Forbidden, "setup_token_wrong", "This is not the set-up token.")
            .withRemedy("Use the link WakeDock printed at its last start.");
    }
    attempt.succeeded();
}

} // namespace wakedock::core
