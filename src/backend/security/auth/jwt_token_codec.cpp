#include "backend/security/auth/jwt_token_codec.h"

#include "backend/core/domain/rules/user_rules.h"
#include "backend/security/auth/base64url.h"
#include "backend/shared/exceptions/error.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace wakedock::security {
namespace {

using JwtJson = nlohmann::json;

constexpr std::size_t jwtMostBytes = 4096;
constexpr std::size_t opaqueBytes = 32;

struct JwtParts {
    std::string_view signedText; ///< Header and payload with the dot between.
    std::string_view header;
    std::string_view payload;
    std::string_view signature;
};

Error jwtInvalid(const std::string &detail)
{
    return Error(ErrorCode::NotAuthenticated, "token_invalid", "The access token is not valid.")
        .withRemedy("Sign in again.")
        .withInternalDetail(detail);
}

JwtParts jwtParts(std::string_view token)
{
    const auto first = token.find('.');
    const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (token.size() > jwtMostBytes || second == std::string_view::npos
        || token.find('.', second + 1) != std::string_view::npos) {
        throw jwtInvalid("not three parts, or too long");
    }
    return {token.substr(0, second), token.substr(0, first), token.substr(first + 1, second - first - 1),
            token.substr(second + 1)};
}

JwtJson jwtObject(std::string_view part)
{
    const auto text = fromBase64Url(part);
    auto object = text ? JwtJson::parse(*text, nullptr, false) : JwtJson();
    if (!object.is_object()) {
        throw jwtInvalid("a part is no JSON object");
    }
    return object;
}

std::string jwtText(const JwtJson &object, const char *key)
{
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) {
        throw jwtInvalid(std::string("no text: ") + key);
    }
    return found->get<std::string>();
}

std::string jwtSignature(std::string_view text, const SigningKey &key)
{
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
    crypto_auth_hmacsha256(mac.data(), reinterpret_cast<const unsigned char *>(text.data()), text.size(),
                           reinterpret_cast<const unsigned char *>(key.bytes.reveal().data()));
    return {reinterpret_cast<const char *>(mac.data()), mac.size()};
}

bool jwtSignatureIsRight(const JwtParts &parts, const SigningKey &key)
{
    const auto given = fromBase64Url(parts.signature);
    return given && given->size() == crypto_auth_hmacsha256_BYTES
        && crypto_auth_hmacsha256_verify(reinterpret_cast<const unsigned char *>(given->data()),
                                         reinterpret_cast<const unsigned char *>(parts.signedText.data()),
                                         parts.signedText.size(),
                                         reinterpret_cast<const unsigned char *>(key.bytes.reveal().data()))
        == 0;
}

core::Role jwtRole(const std::string &text)
{
    const auto role = core::roleNamed(text);
    if (!role) {
        throw jwtInvalid("unknown role");
    }
    return *role;
}

std::int64_t jwtSeconds(Timestamp at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

core::AccessClaims jwtClaims(const JwtJson &payload)
{
    const auto expires = payload.find("exp");
    if (jwtText(payload, "typ") != "access" || expires == payload.end() || !expires->is_number_integer()) {
        throw jwtInvalid("not an access token");
    }
    core::AccessClaims claims;
    claims.userId = core::UserId(jwtText(payload, "sub"));
    claims.username = jwtText(payload, "name");
    claims.role = jwtRole(jwtText(payload, "role"));
    claims.sessionId = core::SessionId(jwtText(payload, "sid"));
    claims.tokenId = jwtText(payload, "jti");
    claims.expiresAt = Timestamp(std::chrono::seconds(expires->get<std::int64_t>()));
    return claims;
}

} // namespace

JwtTokenCodec::JwtTokenCodec(std::vector<SigningKey> keys, core::IClock &clock) : m_keys(std::move(keys)), m_clock(clock)
{
    const bool usable = std::all_of(m_keys.begin(), m_keys.end(), [](const SigningKey &key) {
        return key.bytes.reveal().size() == crypto_auth_hmacsha256_KEYBYTES;
    });
    if (m_keys.empty() || !usable || sodium_init() < 0) {
        throw Error(ErrorCode::Internal, "signing_key_missing", "There is no key to sign logins with.");
    }
}

std::string JwtTokenCodec::signAccess(const core::AccessClaims &claims) const
{
    const JwtJson header = {{"alg", "HS256"}, {"typ", "JWT"}, {"kid", m_keys.front().id}};
    const JwtJson payload = {{"sub", claims.userId.value},
                             {"name", claims.username},
                             {"role", core::roleName(claims.role)},
                             {"sid", claims.sessionId.value},
                             {"typ", "access"},
                             {"jti", claims.tokenId},
                             {"iat", jwtSeconds(m_clock.now())},
                             {"exp", jwtSeconds(claims.expiresAt)}};
    const std::string text = toBase64Url(header.dump()) + "." + toBase64Url(payload.dump());
    return text + "." + toBase64Url(jwtSignature(text, m_keys.front()));
}

core::AccessClaims JwtTokenCodec::readAccess(const std::string &token) const
{
    const JwtParts parts = jwtParts(token);
    const JwtJson header = jwtObject(parts.header);
    if (jwtText(header, "alg") != "HS256" || header.contains("crit")) {
        throw jwtInvalid("another algorithm");
    }
    const SigningKey *key = keyNamed(jwtText(header, "kid"));
    if (key == nullptr || !jwtSignatureIsRight(parts, *key)) {
        throw jwtInvalid("wrong signature");
    }
    auto claims = jwtClaims(jwtObject(parts.payload));
    if (claims.expiresAt <= m_clock.now()) {
        throw Error(ErrorCode::NotAuthenticated, "token_expired", "The access token has expired.")
            .withRemedy("Get a new one with the refresh token, or sign in again.");
    }
    return claims;
}

const SigningKey *JwtTokenCodec::keyNamed(std::string_view id) const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), [&](const SigningKey &key) { return key.id == id; });
    return found == m_keys.end() ? nullptr : &*found;
}

std::string JwtTokenCodec::makeOpaque() const
{
    std::array<char, opaqueBytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return toBase64Url({bytes.data(), bytes.size()});
}

std::string JwtTokenCodec::hashOpaque(const std::string &token) const
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char *>(token.data()), token.size());
    return toBase64Url({reinterpret_cast<const char *>(digest.data()), digest.size()});
}

} // namespace wakedock::security
