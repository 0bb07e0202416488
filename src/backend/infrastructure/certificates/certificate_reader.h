#pragma once

#include "backend/core/ports/i_certificate_reader.h"

namespace wakedock::certificates {

/// Certificates and keys in PEM, read with OpenSSL. What Caddy would refuse and what visitors' programs would refuse is a
/// problem; what is only unwise, or may be meant so (an authority of one's own), is a warning.
class CertificateReader final : public core::ICertificateReader
{
public:
    [[nodiscard]] core::CertificateReading read(const core::CertificatePem &given, Timestamp now) const override;
};

} // namespace wakedock::certificates
