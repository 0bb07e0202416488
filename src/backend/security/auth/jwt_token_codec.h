#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/security/auth/signing_keys.h"

#include <string>
#include <string_view>
#include <vector>

namespace wakedock::security {

/// Access tokens as JWT with HMAC-SHA-256. The algorithm is ours, not the token's: whatever else a header asks for
/// (`none`, another family, a key of its own) is refused before anything of it is used.
class JwtTokenCodec final : public core::ITokenCodec
{
public:
    /// @param keys newest first; the first signs, all of them check. Not empty.
    JwtTokenCodec(std::vector<SigningKey> keys, core::IClock &clock);

    [[nodiscard]] std::string signAccess(const core::AccessClaims &claims) const override;
    [[nodiscard]] core::AccessClaims readAccess(const std::string &token) const override;
    [[nodiscard]] std::string makeOpaque() const override;
    [[nodiscard]] std::string hashOpaque(const std::string &token) const override;

private:
    [[nodiscard]] const SigningKey *keyNamed(std::string_view id) const;

    std::vector<SigningKey> m_keys;
    core::IClock &m_clock;
};

} // namespace wakedock::security
