#pragma once

#include "backend/core/domain/certificate.h"
#include "backend/core/repositories/repositories.h"

namespace wakedock::core {

/// Own certificates, listed by fingerprint. @throws Conflict `certificate_exists` for one that is there already
class ICertificateRepository : public IRepository<OwnCertificate, CertificateId>
{
};

} // namespace wakedock::core
