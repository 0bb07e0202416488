#pragma once

#include "backend/core/domain/user.h"

#include <chrono>
#include <string>

namespace wakedock::core {

/// What an access token says.
struct AccessClaims {
    UserId userId;
    std::string username;
    Role role = Role::Viewer;
    SessionId sessionId;
    std::string tokenId; ///< `jti`
    Timestamp expiresAt{};
};

/// Signs and reads tokens. Any thread.
class ITokenCodec
{
public:
    virtual ~ITokenCodec() = default;
    [[nodiscard]] virtual std::string signAccess(const AccessClaims &claims) const = 0;
    /// @throws Error NotAuthenticated (`token_expired`, `token_invalid`)
    [[nodiscard]] virtual AccessClaims readAccess(const std::string &token) const = 0;
    /// A fresh opaque token (256 random bits).
    [[nodiscard]] virtual std::string makeOpaque() const = 0;
    /// What is stored of an opaque token.
    [[nodiscard]] virtual std::string hashOpaque(const std::string &token) const = 0;
};

} // namespace wakedock::core
