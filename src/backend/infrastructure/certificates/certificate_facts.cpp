#include "backend/infrastructure/certificates/certificate_facts.h"

#include <openssl/err.h>
#include <openssl/x509_vfy.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace wakedock::certificates {

namespace {

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string textOf(const ASN1_STRING &text)
{
    return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(&text)),
            static_cast<std::size_t>(ASN1_STRING_length(&text))};
}

/// Names of hosts only: what else stands there (spaces, control characters) is none, and is left out.
bool isHostName(const std::string &name)
{
    return !name.empty() && name.size() <= 253
        && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._*") == std::string::npos;
}

std::string namePart(const X509_NAME &name, int what)
{
    std::array<char, 200> text{};
    const int length = X509_NAME_get_text_by_NID(&name, what, text.data(), static_cast<int>(text.size()));
    std::string part(text.data(), static_cast<std::size_t>(std::max(length, 0)));
    std::ranges::replace_if(part, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, ' ');
    return part;
}

std::string commonOf(const X509_NAME &name)
{
    const auto common = namePart(name, NID_commonName);
    return common.empty() ? namePart(name, NID_organizationName) : common;
}

Timestamp timeOf(const ASN1_TIME &time)
{
    std::tm parts{};
    ASN1_TIME_to_tm(&time, &parts);
    return Timestamp(std::chrono::seconds(::timegm(&parts)));
}

std::string serialOf(const X509 &certificate)
{
    const Owned<BIGNUM> number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(&certificate), nullptr));
    char *digits = number ? BN_bn2hex(number.get()) : nullptr;
    auto text = lowered(digits == nullptr ? "" : digits);
    OPENSSL_free(digits);
    return text.substr(std::min(text.find_first_not_of('0'), text.size()));
}

} // namespace

std::vector<std::string> dnsNamesOf(const X509 &certificate)
{
    std::vector<std::string> names;
    const Owned<GENERAL_NAMES> all(
        static_cast<GENERAL_NAMES *>(X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; all && i < sk_GENERAL_NAME_num(all.get()); ++i) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(all.get(), i);
        if (name->type == GEN_DNS) {
            auto text = lowered(textOf(*name->d.dNSName));
            if (isHostName(text)) {
                names.push_back(std::move(text));
            }
        }
    }
    return names;
}

core::ShownCertificate shownOf(const X509 &certificate)
{
    core::ShownCertificate shown;
    shown.names = dnsNamesOf(certificate);
    shown.issuer = commonOf(*X509_get_issuer_name(&certificate));
    shown.issuer = shown.issuer.empty() ? "an unnamed authority" : shown.issuer;
    shown.serial = serialOf(certificate);
    shown.notBefore = timeOf(*X509_get0_notBefore(&certificate));
    shown.notAfter = timeOf(*X509_get0_notAfter(&certificate));
    return shown;
}

std::string fingerprintOf(const X509 &certificate)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    X509_digest(&certificate, EVP_sha256(), digest.data(), &length);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < length; ++i) {
        text += digits[digest.at(i) >> 4U];
        text += digits[digest.at(i) & 15U];
    }
    return text;
}

std::string subjectOf(const X509 &certificate)
{
    const auto common = commonOf(*X509_get_subject_name(&certificate));
    const auto names = dnsNamesOf(certificate);
    return !common.empty() ? common : names.empty() ? "an unnamed one" : names.front();
}

bool isAuthority(X509 &certificate)
{
    return X509_check_ca(&certificate) == 1;
}

bool isSelfSigned(X509 &certificate)
{
    return X509_check_issued(&certificate, &certificate) == X509_V_OK;
}

bool isForServers(X509 &certificate)
{
    const auto uses = X509_get_extended_key_usage(&certificate);
    return uses == UINT32_MAX || (uses & (XKU_SSL_SERVER | XKU_ANYEKU)) != 0;
}

bool isWeaklySigned(const X509 &certificate)
{
    int digest = NID_undef;
    X509_get_signature_info(const_cast<X509 *>(&certificate), &digest, nullptr, nullptr, nullptr); // NOLINT
    return digest == NID_sha1 || digest == NID_md5 || digest == NID_md5_sha1 || digest == NID_md4 || digest == NID_md2;
}

bool isSignedBy(X509 &certificate, X509 &issuer)
{
    const bool isIssuer =
        X509_check_issued(&issuer, &certificate) == X509_V_OK && X509_verify(&certificate, X509_get0_pubkey(&issuer)) == 1;
    ERR_clear_error();
    return isIssuer;
}

std::optional<std::string> whyNotTrusted(const Chain &chain)
{
    const Owned<X509_STORE> store(X509_STORE_new());
    X509_STORE_set_default_paths(store.get());
    STACK_OF(X509) *others = sk_X509_new_null();
    for (std::size_t i = 1; i < chain.size(); ++i) {
        sk_X509_push(others, chain[i].get());
    }
    const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store.get(), chain.front().get(), others);
    const bool isTrusted = X509_verify_cert(context.get()) == 1;
    const int why = X509_STORE_CTX_get_error(context.get());
    sk_X509_free(others);
    ERR_clear_error();
    const bool isOld = why == X509_V_ERR_CERT_HAS_EXPIRED || why == X509_V_ERR_CERT_NOT_YET_VALID;
    return isTrusted || isOld ? std::nullopt : std::optional<std::string>(X509_verify_cert_error_string(why));
}

} // namespace wakedock::certificates
