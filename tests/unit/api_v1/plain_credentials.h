#pragma once

#include "backend/core/ports/i_password_hasher.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/shared/exceptions/error.h"

#include <map>
#include <string>

namespace wakedock::tests {

/// Quick instead of safe: the hash is the password turned round.
class PlainHasher final : public core::IPasswordHasher
{
public:
    Task<std::string> hash(Secret password) override { co_return turned(password); }
    Task<bool> verify(Secret password, std::string hash) override { co_return turned(password) == hash; }

private:
    static std::string turned(const Secret &password)
    {
        const auto text = password.reveal();
        return "plain:" + std::string(text.rbegin(), text.rend());
    }
};

/// Tokens are numbers in a book.
class PlainCodec final : public core::ITokenCodec
{
public:
    [[nodiscard]] std::string signAccess(const core::AccessClaims &claims) const override
    {
        const auto token = "access-" + std::to_string(m_claims.size() + 1);
        m_claims[token] = claims;
        return token;
    }
    [[nodiscard]] core::AccessClaims readAccess(const std::string &token) const override
    {
        const auto found = m_claims.find(token);
        if (found == m_claims.end()) {
            throw Error(ErrorCode::NotAuthenticated, "token_invalid", "Not a token.");
        }
        return found->second;
    }
    [[nodiscard]] std::string makeOpaque() const override { return "opaque" + std::to_string(++m_made); }
    [[nodiscard]] std::string hashOpaque(const std::string &token) const override { return "hash-of-" + token; }

private:
    mutable std::map<std::string, core::AccessClaims> m_claims;
    mutable int m_made = 0;
};

} // namespace wakedock::tests
