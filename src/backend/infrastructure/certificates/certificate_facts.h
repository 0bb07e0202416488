#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/infrastructure/certificates/open_ssl.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::certificates {

// What is written in one certificate.

[[nodiscard]] std::vector<std::string> dnsNamesOf(const X509 &certificate);
[[nodiscard]] core::ShownCertificate shownOf(const X509 &certificate);
[[nodiscard]] std::string fingerprintOf(const X509 &certificate);
/// Whoever it is for, for people.
[[nodiscard]] std::string subjectOf(const X509 &certificate);

[[nodiscard]] bool isAuthority(X509 &certificate);
[[nodiscard]] bool isSelfSigned(X509 &certificate);
/// False where it says what it is for, and a web server is not among that.
[[nodiscard]] bool isForServers(X509 &certificate);
/// `sha1` and what is older: browsers and Caddy's visitors take no such signature.
[[nodiscard]] bool isWeaklySigned(const X509 &certificate);
[[nodiscard]] bool isSignedBy(X509 &certificate, X509 &issuer);
/// Why this machine does not trust it; nothing where it does. The rest of the chain may help.
[[nodiscard]] std::optional<std::string> whyNotTrusted(const Chain &chain);

} // namespace wakedock::certificates
