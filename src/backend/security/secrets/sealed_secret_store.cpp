#include "backend/security/secrets/sealed_secret_store.h"

#include "backend/shared/exceptions/error.h"

#include <sodium.h>

#include <string_view>
#include <utility>

namespace wakedock::security {
namespace {

constexpr const char *sealingKeyName = "sealing.key";
/// Before every sealed value: what it is, so that another way of sealing can come later.
constexpr std::string_view sealMark = "wakedock-sealed-1\n";
constexpr std::size_t sealKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t sealNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t sealTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char *sealBytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

unsigned char *sealRoom(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

Error secretUnreadable(const std::string &name)
{
    return Error(ErrorCode::Unavailable, "secret_unreadable",
                 "The stored secret " + name + " was not sealed with this WakeDock's key, or was changed since.")
        .withRemedy("Give the password or key again; or bring the file sealing.key back that belongs to it.");
}

Secret freshSealingKey()
{
    std::string key(sealKeyBytes, '\0');
    randombytes_buf(key.data(), key.size());
    return Secret(std::move(key));
}

std::string sealed(const std::string &name, const Secret &value, const Secret &key)
{
    std::string text(sealMark);
    std::string nonce(sealNonceBytes, '\0');
    randombytes_buf(nonce.data(), nonce.size());
    std::string box(value.reveal().size() + sealTagBytes, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealRoom(box), nullptr, sealBytes(value.reveal()), value.reveal().size(),
                                               sealBytes(name), name.size(), nullptr, sealBytes(nonce),
                                               sealBytes(key.reveal()));
    return text + nonce + box;
}

Secret unsealed(const std::string &name, std::string_view text, const Secret &key)
{
    text.remove_prefix(sealMark.size());
    if (text.size() < sealNonceBytes + sealTagBytes) {
        throw secretUnreadable(name);
    }
    const auto nonce = text.substr(0, sealNonceBytes);
    const auto box = text.substr(sealNonceBytes);
    std::string value(box.size() - sealTagBytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(sealRoom(value), nullptr, nullptr, sealBytes(box), box.size(),
                                                   sealBytes(name), name.size(), sealBytes(nonce), sealBytes(key.reveal()))
        != 0) {
        throw secretUnreadable(name);
    }
    return Secret(std::move(value));
}

} // namespace

Task<void> SealedSecretStore::open()
{
    if (sodium_init() < 0) {
        throw Error(ErrorCode::Internal, "crypto_unavailable", "The cryptographic library cannot be used.");
    }
    auto key = co_await m_below.find(sealingKeyName);
    if (!key) {
        key = freshSealingKey();
        co_await m_below.store(sealingKeyName, *key);
    }
    if (key->reveal().size() != sealKeyBytes) {
        throw Error(ErrorCode::Unavailable, "secrets_unsafe", "The file sealing.key among WakeDock's secrets is no key.")
            .withRemedy("Bring it back from a backup; or remove it and give all passwords of registries again.");
    }
    m_key = *key;
}

Task<std::optional<Secret>> SealedSecretStore::find(std::string name)
{
    auto found = co_await m_below.find(name);
    if (found && found->reveal().starts_with(sealMark)) {
        found = unsealed(name, found->reveal(), m_key);
    }
    co_return std::optional<Secret>(found);
}

Task<void> SealedSecretStore::store(std::string name, Secret value)
{
    Secret box(sealed(name, value, m_key));
    co_await m_below.store(std::move(name), std::move(box));
}

Task<std::vector<std::string>> SealedSecretStore::names(std::string prefix)
{
    return m_below.names(std::move(prefix));
}

Task<void> SealedSecretStore::remove(std::string name)
{
    co_await m_below.remove(std::move(name));
}

} // namespace wakedock::security
