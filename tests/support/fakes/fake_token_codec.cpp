#include "tests/support/fakes/fake_token_codec.h"

#include "backend/core/domain/rules/user_rules.h"
#include "backend/shared/exceptions/error.h"

#include <sstream>
#include <vector>

namespace wakedock::tests {

std::string FakeTokenCodec::signAccess(const core::AccessClaims &claims) const
{
    return "access|" + claims.userId.value + "|" + claims.username + "|" + std::string(core::roleName(claims.role)) + "|"
        + claims.sessionId.value + "|" + claims.tokenId + "|" + std::to_string(claims.expiresAt.time_since_epoch().count());
}

core::AccessClaims FakeTokenCodec::readAccess(const std::string &token) const
{
    std::vector<std::string> parts;
    std::istringstream stream(token);
    for (std::string part; std::getline(stream, part, '|');) {
        parts.push_back(part);
    }
    if (parts.size() != 7 || parts[0] != "access") {
        throw Error(ErrorCode::NotAuthenticated, "token_invalid", "The access token is not valid.");
    }
    core::AccessClaims claims;
    claims.userId = core::UserId(parts[1]);
    claims.username = parts[2];
    claims.role = core::roleNamed(parts[3]).value_or(core::Role::Viewer);
    claims.sessionId = core::SessionId(parts[4]);
    claims.tokenId = parts[5];
    claims.expiresAt = Timestamp(std::chrono::milliseconds(std::stoll(parts[6])));
    if (claims.expiresAt <= m_clock.now()) {
        throw Error(ErrorCode::NotAuthenticated, "token_expired", "The access token has expired.");
    }
    return claims;
}

} // namespace wakedock::tests
