#include "backend/infrastructure/certificates/open_ssl.h"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <array>

namespace wakedock::certificates {

namespace {

/// Without it OpenSSL asks at the terminal.
int noPassphrase(char *, int, int, void *)
{
    return -1;
}

std::string curveOf(const EVP_PKEY &key)
{
    std::array<char, 64> name{};
    std::size_t length = 0;
    if (EVP_PKEY_get_group_name(&key, name.data(), name.size(), &length) != 1) {
        return "EC";
    }
    const std::string curve(name.data(), length);
    if (curve == "prime256v1" || curve == "P-256") {
        return "EC P-256";
    }
    if (curve == "secp384r1" || curve == "P-384") {
        return "EC P-384";
    }
    return curve == "secp521r1" || curve == "P-521" ? "EC P-521" : "EC " + curve;
}

} // namespace

Owned<BIO> readerOf(std::string_view pem)
{
    return Owned<BIO>(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
}

Chain chainIn(std::string_view pem)
{
    constexpr std::string_view begin = "-----BEGIN CERTIFICATE-----";
    std::size_t wanted = 0;
    for (auto at = pem.find(begin); at != std::string_view::npos; at = pem.find(begin, at + 1)) {
        ++wanted;
    }
    Chain chain;
    const auto reader = readerOf(pem);
    while (auto *read = PEM_read_bio_X509(reader.get(), nullptr, &noPassphrase, nullptr)) {
        chain.emplace_back(read);
    }
    ERR_clear_error();
    if (chain.size() != wanted) {
        chain.clear();
    }
    return chain;
}

Owned<EVP_PKEY> keyIn(std::string_view pem)
{
    Owned<EVP_PKEY> key(PEM_read_bio_PrivateKey(readerOf(pem).get(), nullptr, &noPassphrase, nullptr));
    ERR_clear_error();
    return key;
}

std::string kindOf(const EVP_PKEY &key)
{
    switch (EVP_PKEY_get_base_id(&key)) {
    case EVP_PKEY_RSA:
        return "RSA " + std::to_string(EVP_PKEY_get_bits(&key));
    case EVP_PKEY_EC:
        return curveOf(key);
    case EVP_PKEY_ED25519:
        return "Ed25519";
    default:
        break;
    }
    const char *name = EVP_PKEY_get0_type_name(&key);
    return name == nullptr ? "unknown" : name;
}

} // namespace wakedock::certificates
