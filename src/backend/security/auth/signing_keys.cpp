#include "backend/security/auth/signing_keys.h"

#include "backend/security/auth/base64url.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <utility>

namespace wakedock::security {
namespace {

constexpr const char *signingKeysName = "signing-keys";
constexpr auto signingKeyAge = std::chrono::hours(24 * 90);
constexpr std::size_t signingKeysKept = 2;
constexpr std::size_t signingKeyBytes = 32;

Secret signingKeysText(const std::vector<SigningKey> &keys)
{
    auto list = nlohmann::json::array();
    for (const auto &key : keys) {
        list.push_back({{"id", key.id}, {"key", toBase64Url(key.bytes.reveal())}, {"created_at", toRfc3339(key.createdAt)}});
    }
    return Secret(nlohmann::json{{"v", 1}, {"keys", std::move(list)}}.dump());
}

SigningKey signingKeyFrom(const nlohmann::json &object)
{
    SigningKey key;
    key.id = object.at("id").get<std::string>();
    auto bytes = fromBase64Url(object.at("key").get<std::string>());
    const auto at = fromRfc3339(object.at("created_at").get<std::string>());
    if (!bytes || bytes->size() != signingKeyBytes || !at || key.id.empty()) {
        throw std::invalid_argument("a key is not whole");
    }
    key.bytes = Secret(std::move(*bytes));
    key.createdAt = *at;
    return key;
}

std::vector<SigningKey> signingKeysFrom(const Secret &text)
{
    try {
        std::vector<SigningKey> keys;
        const auto stored = nlohmann::json::parse(text.reveal());
        for (const auto &each : stored.at("keys")) {
            keys.push_back(signingKeyFrom(each));
        }
        return keys;
    } catch (const std::exception &) {
        // The parser's own words may hold a piece of the secret: they go nowhere.
        throw Error(ErrorCode::Unavailable, "signing_keys_unreadable", "The keys that sign logins cannot be read.")
            .withRemedy("Restore the secret `signing-keys` from a backup, or remove it: then everybody signs in again.");
    }
}

} // namespace

SigningKey makeSigningKey(Timestamp now)
{
    if (sodium_init() < 0) {
        throw Error(ErrorCode::Internal, "crypto_unavailable", "The cryptographic library cannot be used.");
    }
    std::string bytes(signingKeyBytes, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return {randomHex(8), Secret(std::move(bytes)), now};
}

Task<std::vector<SigningKey>> loadSigningKeys(core::ISecretStore &secrets, Timestamp now)
{
    const auto stored = co_await secrets.find(signingKeysName);
    auto keys = stored ? signingKeysFrom(*stored) : std::vector<SigningKey>();
    if (!keys.empty() && keys.front().createdAt + signingKeyAge > now) {
        co_return keys;
    }
    keys.insert(keys.begin(), makeSigningKey(now));
    if (keys.size() > signingKeysKept) {
        keys.resize(signingKeysKept);
    }
    co_await secrets.store(signingKeysName, signingKeysText(keys));
    co_return keys;
}

} // namespace wakedock::security
