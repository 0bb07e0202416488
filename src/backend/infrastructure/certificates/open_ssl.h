#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::certificates {

// What OpenSSL gives away, with who gives it back. Included by the .cpp files of this room alone.

struct OpenSslEnd {
    void operator()(BIO *bio) const { BIO_free_all(bio); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509_STORE *store) const { X509_STORE_free(store); }
    void operator()(X509_STORE_CTX *context) const { X509_STORE_CTX_free(context); }
    void operator()(GENERAL_NAMES *names) const { GENERAL_NAMES_free(names); }
    void operator()(BIGNUM *number) const { BN_free(number); }
};

template <class Thing>
using Owned = std::unique_ptr<Thing, OpenSslEnd>;

using Chain = std::vector<Owned<X509>>;

/// PEM text to read from; the text must outlive it.
[[nodiscard]] Owned<BIO> readerOf(std::string_view pem);

/// The certificates of a PEM text, in its order. Empty where one of them cannot be read.
[[nodiscard]] Chain chainIn(std::string_view pem);
/// Null for what is no key, or one behind a passphrase.
[[nodiscard]] Owned<EVP_PKEY> keyIn(std::string_view pem);

/// `RSA 2048`, `EC P-256`, `Ed25519`; what OpenSSL calls it otherwise.
[[nodiscard]] std::string kindOf(const EVP_PKEY &key);

} // namespace wakedock::certificates
