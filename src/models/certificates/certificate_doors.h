#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/use_cases/certificates/keep_certificates.h"
#include "models/common/door.h"

#include <vector>

namespace wakedock::models {

/// What the window may ask of certificates. All must be set.
struct CertificateDoors {
    CoreDoor<std::vector<core::Certificate>> list;
    CoreDoor<core::CertificateReading, core::CertificatePem> check;
    CoreDoor<core::Certificate, core::CertificatePem> add;
    CoreDoor<core::Certificate, core::ReplaceCertificateRequest> replace;
    CoreDoor<void, core::CertificateId> remove;
    CoreDoor<core::Certificate, core::CertificateId> renew;
};

} // namespace wakedock::models
