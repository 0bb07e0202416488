#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/certificate.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

class CertificateSights;

/// Own certificates and those of hosts, as they are shown to visitors now. Needs `caddy:read`.
class ListCertificates
{
public:
    explicit ListCertificates(CertificateSights &sights) : m_sights(sights) { }
    Task<std::vector<Certificate>> execute(CallContext context);

private:
    CertificateSights &m_sights;
};

/// One of them. Needs `caddy:read`.
class GetCertificate
{
public:
    explicit GetCertificate(CertificateSights &sights) : m_sights(sights) { }
    /// @throws Error NotFound (`certificate_not_found`), Forbidden
    Task<Certificate> execute(CallContext context, CertificateId id);

private:
    CertificateSights &m_sights;
};

} // namespace wakedock::core
