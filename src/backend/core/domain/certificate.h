#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/secret.h"
#include "backend/shared/utils/time_text.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

using CertificateId = Id<struct CertificateTag>;

/// Who certifies a host.
enum class CertificateWay {
    Internal, ///< The proxy's own authority.
    Public, ///< A certificate authority, by ACME.
    OnDemand, ///< The same, name by name, when each is first asked for.
};

/// A host that the proxy serves over TLS.
struct CertifiedHost {
    std::string host; ///< May begin with `*.`.
    ServiceId serviceId;
    CertificateWay way = CertificateWay::Public;
    bool operator==(const CertifiedHost &) const = default;
};

/// What a visitor is shown.
struct ShownCertificate {
    std::vector<std::string> names;
    std::string issuer;
    std::string serial; ///< Hexadecimal, lower case.
    Timestamp notBefore{};
    Timestamp notAfter{};
    bool operator==(const ShownCertificate &) const = default;
};

/// Why there is no certificate, or no newer one, in the words of who refused it.
struct CertificateTrouble {
    std::string message;
    Timestamp at{};
    int attempts = 0; ///< 0 = not told.
    std::optional<Timestamp> nextTry;
    bool operator==(const CertificateTrouble &) const = default;
};

/// What the proxy says while it obtains certificates.
struct CertificateNews {
    std::string name;
    std::string trouble; ///< Empty: it has been obtained.
    int attempts = 0;
    std::optional<std::chrono::seconds> retryIn;
};

/// What is known of one host: what was shown at the last look, and what the proxy said since.
struct CertificateSight {
    std::optional<ShownCertificate> shown;
    std::string whyNot; ///< Nothing was shown: why.
    std::optional<CertificateTrouble> trouble;
    bool operator==(const CertificateSight &) const = default;
};

/// A certificate that an operator brought along. Its key is in the secret store, under `keyName`.
struct OwnCertificate {
    CertificateId id;
    std::int64_t version = 0;
    ShownCertificate facts;
    std::string fingerprint; ///< SHA-256 of the certificate, hexadecimal. Unique.
    std::string keyKind; ///< `RSA 2048`, `EC P-256`.
    std::string chain; ///< PEM, the certificate itself first.
    std::string keyName;
    Timestamp createdAt{};
    Timestamp changedAt{};
    bool operator==(const OwnCertificate &) const = default;
};

/// As the proxy gets it.
struct OwnCertificateMaterial {
    CertificateId id;
    std::string chain;
    Secret key;
};

/// A certificate and its key, as somebody gives them.
struct CertificatePem {
    std::string chain;
    Secret key;
};

/// What is to be said of them.
struct CertificateReading {
    OwnCertificate certificate; ///< Without id, version and key; empty where nothing could be read.
    std::vector<FieldError> problems; ///< Fields `certificate` and `key`. None: it can be served.
    std::vector<std::string> warnings;
};

enum class CertificateSource { Internal, Acme, Own, Foreign };
enum class CertificateStatus { Valid, Pending, Expiring, Expired, Failed };

struct CertificateUse {
    ServiceId serviceId;
    std::string host;
    bool operator==(const CertificateUse &) const = default;
};

/// A certificate as it is listed: an own one, or that of a host.
struct Certificate {
    CertificateId id; ///< Of an own one a UUID; else the host.
    std::int64_t version = 0; ///< Of an own one.
    CertificateSource source = CertificateSource::Acme;
    CertificateStatus status = CertificateStatus::Pending;
    bool onDemand = false;
    std::vector<std::string> names;
    std::string issuer;
    std::string serial;
    std::string keyKind; ///< Of an own one.
    std::optional<Timestamp> notBefore;
    std::optional<Timestamp> notAfter;
    std::optional<CertificateTrouble> lastError;
    std::vector<CertificateUse> usedBy;
    std::vector<std::string> warnings;
    bool operator==(const Certificate &) const = default;
};

} // namespace wakedock::core
