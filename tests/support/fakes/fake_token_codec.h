#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_token_codec.h"

namespace wakedock::tests {

/// Tokens one can read: `access|<user id>|<name>|<role>|<session>|<token id>|<ms>`, opaque ones `opaque-1`, `opaque-2` ...
/// Nothing is signed; expiry is real.
class FakeTokenCodec final : public core::ITokenCodec
{
public:
    explicit FakeTokenCodec(core::IClock &clock) : m_clock(clock) { }

    [[nodiscard]] std::string signAccess(const core::AccessClaims &claims) const override;
    [[nodiscard]] core::AccessClaims readAccess(const std::string &token) const override;
    [[nodiscard]] std::string makeOpaque() const override { return "opaque-" + std::to_string(++m_made); }
    [[nodiscard]] std::string hashOpaque(const std::string &token) const override { return "hash-of-" + token; }

private:
    core::IClock &m_clock;
    mutable int m_made = 0;
};

} // namespace wakedock::tests
