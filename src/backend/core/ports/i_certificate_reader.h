#pragma once

#include "backend/core/domain/certificate.h"

namespace wakedock::core {

/// Reads certificates and keys, and judges whether they can be served together. Backend thread.
class ICertificateReader
{
public:
    virtual ~ICertificateReader() = default;
    /// Whatever is given: what is wrong with it is the answer.
    [[nodiscard]] virtual CertificateReading read(const CertificatePem &given, Timestamp now) const = 0;
};

} // namespace wakedock::core
