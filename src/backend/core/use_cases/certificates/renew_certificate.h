#pragma once

#include "backend/core/use_cases/certificates/certificate_desk.h"

namespace wakedock::core {

/// Lets the proxy obtain a new certificate for a host although the one it has is good, and waits until visitors are shown
/// it. Until then, and where it is refused, they are shown the one there is. Needs `caddy:manage`.
class RenewCertificate
{
public:
    explicit RenewCertificate(CertificateDesk desk) : m_desk(desk) { }
    /// Changes the proxy's configuration twice, to begin and to end.
    /// @throws Error NotFound, Conflict (`certificate_is_own`, `certificate_on_demand`, `certificate_is_foreign`,
    /// `renewal_running`), UpstreamFailed (`certificate_refused`, in the words of who refused it), Timeout (`renewal_late`),
    /// Unavailable (`proxy_unreachable`), Invalid (`proxy_refused`), Forbidden
    Task<Certificate> execute(CallContext context, CertificateId id);

private:
    CertificateDesk m_desk;
};

} // namespace wakedock::core
