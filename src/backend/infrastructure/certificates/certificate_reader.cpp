#include "backend/infrastructure/certificates/certificate_reader.h"

#include "backend/infrastructure/certificates/certificate_facts.h"
#include "backend/infrastructure/certificates/open_ssl.h"

#include <openssl/err.h>

#include <string>
#include <string_view>
#include <utility>

namespace wakedock::certificates {

namespace {

using core::CertificateReading;

constexpr std::size_t LargestPem = 100'000;
constexpr std::size_t LongestChain = 10;
constexpr int LeastRsaBits = 2048;
constexpr std::chrono::days EndsSoon{21};

void object(CertificateReading &reading, const char *field, std::string message)
{
    reading.problems.push_back({field, std::move(message)});
}

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

Chain readChain(const std::string &pem, CertificateReading &reading)
{
    if (pem.size() > LargestPem) {
        object(reading, "certificate", "It is longer than any chain of certificates.");
        return {};
    }
    if (holds(pem, "PRIVATE KEY-----")) {
        object(reading, "certificate", "There is a private key in it: that belongs into the field for the key alone.");
        return {};
    }
    auto chain = chainIn(pem);
    if (chain.empty()) {
        object(reading, "certificate",
               holds(pem, "-----BEGIN CERTIFICATE-----")
                   ? "A certificate in it cannot be read: its text is damaged or cut off."
                   : "There is no certificate in it: PEM text begins with -----BEGIN CERTIFICATE-----.");
    } else if (chain.size() > LongestChain) {
        object(reading, "certificate", "There are more than ten certificates in it: a chain is shorter.");
        chain.clear();
    }
    return chain;
}

Owned<EVP_PKEY> readKey(std::string_view pem, CertificateReading &reading)
{
    if (pem.empty() || pem.size() > LargestPem || !holds(pem, "PRIVATE KEY-----")) {
        object(reading, "key", "There is no private key in it: PEM text has a line -----BEGIN PRIVATE KEY-----.");
        return nullptr;
    }
    auto key = keyIn(pem);
    if (!key) {
        const bool isLocked = holds(pem, "ENCRYPTED");
        object(reading, "key",
               isLocked ? "It is protected by a passphrase, which nobody types when Caddy starts: take it off first "
                          "(openssl pkey -in key.pem -out plain.pem)."
                        : "It cannot be read: its text is damaged or cut off.");
    }
    return key;
}

void checkTime(const core::ShownCertificate &facts, Timestamp now, CertificateReading &reading)
{
    if (now >= facts.notAfter) {
        object(reading, "certificate", "It expired at " + toRfc3339(facts.notAfter) + ".");
    } else if (now < facts.notBefore) {
        object(reading, "certificate", "It is not valid before " + toRfc3339(facts.notBefore) + ".");
    } else if (facts.notAfter - now < EndsSoon) {
        reading.warnings.push_back("It expires soon, at " + toRfc3339(facts.notAfter) + ".");
    }
}

void checkPurpose(X509 &leaf, const core::ShownCertificate &facts, CertificateReading &reading)
{
    if (facts.names.empty()) {
        object(reading, "certificate", "It names no host: programs look for names in subjectAltName alone.");
    }
    if (!isForServers(leaf)) {
        object(reading, "certificate", "It is not meant for web servers: its extended key usage leaves them out.");
    }
    if (isWeaklySigned(leaf)) {
        object(reading, "certificate", "It is signed with SHA-1 or older, which programs refuse. Have it issued anew.");
    }
}

/// Each must have been signed by the one behind it.
void checkOrder(const Chain &chain, CertificateReading &reading)
{
    if (chain.size() > 1 && isAuthority(*chain.front())) {
        object(reading, "certificate",
               "The first one is an authority's (" + subjectOf(*chain.front())
                   + "). Put the certificate for the host first, then who signed it, and so on.");
        return;
    }
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) {
        if (!isSignedBy(*chain[i], *chain[i + 1])) {
            object(reading, "certificate",
                   "Certificate " + std::to_string(i + 2) + " (" + subjectOf(*chain[i + 1]) + ") did not sign certificate "
                       + std::to_string(i + 1) + " (" + subjectOf(*chain[i])
                       + "). Put the certificate for the host first, then who signed it, and so on.");
            return;
        }
    }
}

void checkTrust(const Chain &chain, CertificateReading &reading)
{
    if (chain.size() == 1 && isSelfSigned(*chain.front())) {
        reading.warnings.emplace_back("It is signed by itself: visitors are warned unless they have it in their own store.");
        return;
    }
    if (const auto why = whyNotTrusted(chain)) {
        const bool isWhole = isSelfSigned(*chain.back());
        reading.warnings.push_back("This machine does not know who signed it (" + *why + ")."
                                   + (isWhole ? " Visitors need its root in their own store."
                                              : " If it is a public authority, the chain is not complete: add who signed "
                                              + subjectOf(*chain.back()) + "."));
    }
    if (chain.size() > 1 && isSelfSigned(*chain.back())) {
        reading.warnings.emplace_back("The root is in the chain too: it is sent to every visitor, and helps none.");
    }
}

void checkStrength(const EVP_PKEY &key, const std::string &kind, CertificateReading &reading)
{
    const bool isRsa = kind.starts_with("RSA");
    const bool isCurve = kind == "EC P-256" || kind == "EC P-384" || kind == "EC P-521";
    if (isRsa && EVP_PKEY_get_bits(&key) < LeastRsaBits) {
        object(reading, "key", "It is too short: " + kind + "; programs want 2048 bits at least. Have it made anew.");
    } else if (kind == "Ed25519") {
        reading.warnings.emplace_back("Browsers take no Ed25519 certificates yet; RSA or EC P-256 is what they know.");
    } else if (!isRsa && !isCurve) {
        object(reading, "key", "Caddy cannot serve with a key of this kind: " + kind + ". RSA and EC P-256 are good.");
    } else if (kind == "EC P-521") {
        reading.warnings.emplace_back("Some browsers take no P-521 key; EC P-256 is what all know.");
    }
}

void checkFit(X509 &leaf, EVP_PKEY &key, CertificateReading &reading)
{
    if (X509_check_private_key(&leaf, &key) != 1) {
        object(reading, "key",
               "It does not belong to this certificate: " + subjectOf(leaf) + " was issued for another key.");
    }
    ERR_clear_error();
}

} // namespace

CertificateReading CertificateReader::read(const core::CertificatePem &given, Timestamp now) const
{
    CertificateReading reading;
    const auto chain = readChain(given.chain, reading);
    const auto key = readKey(given.key.reveal(), reading);
    if (!chain.empty()) {
        auto &leaf = *chain.front();
        auto &certificate = reading.certificate;
        certificate.facts = shownOf(leaf);
        certificate.fingerprint = fingerprintOf(leaf);
        certificate.chain = given.chain;
        checkOrder(chain, reading);
        checkTime(certificate.facts, now, reading);
        checkPurpose(leaf, certificate.facts, reading);
        checkTrust(chain, reading);
    }
    if (key) {
        reading.certificate.keyKind = kindOf(*key);
        checkStrength(*key, reading.certificate.keyKind, reading);
    }
    if (key && !chain.empty()) {
        checkFit(*chain.front(), *key, reading);
    }
    return reading;
}

} // namespace wakedock::certificates
