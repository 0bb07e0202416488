#pragma once

#include "backend/core/use_cases/certificates/certificate_desk.h"

namespace wakedock::core {

/// Says what would be said of a certificate; keeps nothing. Needs `caddy:manage`.
class CheckCertificate
{
public:
    explicit CheckCertificate(CertificateDesk desk) : m_desk(desk) { }
    /// @throws Error Forbidden
    Task<CertificateReading> execute(CallContext context, CertificatePem given);

private:
    CertificateDesk m_desk;
};

/// Takes a certificate in and lets the proxy show it. Needs `caddy:manage`.
class AddCertificate
{
public:
    explicit AddCertificate(CertificateDesk desk) : m_desk(desk) { }
    /// What the proxy refuses is not kept; one that cannot be reached gets it with its next push.
    /// @throws Error Invalid (`certificate_invalid`, `proxy_refused`), Conflict (`certificate_exists`), Forbidden
    Task<Certificate> execute(CallContext context, CertificatePem given);

private:
    CertificateDesk m_desk;
};

/// Puts another one in its place, without a moment in which the proxy has none. Needs `caddy:manage`.
class ReplaceCertificate
{
public:
    explicit ReplaceCertificate(CertificateDesk desk) : m_desk(desk) { }
    /// @throws Error as AddCertificate; NotFound, PreconditionFailed (`version_changed`), Unavailable
    /// (`certificate_key_missing`)
    Task<Certificate> execute(CallContext context, ReplaceCertificateRequest request);

private:
    CertificateDesk m_desk;
};

/// Forgets one with its key; its hosts get certificates by themselves again. Needs `caddy:manage`.
class RemoveCertificate
{
public:
    explicit RemoveCertificate(CertificateDesk desk) : m_desk(desk) { }
    /// @throws Error NotFound, Conflict (`certificate_not_own`), Forbidden
    Task<void> execute(CallContext context, CertificateId id);

private:
    CertificateDesk m_desk;
};

} // namespace wakedock::core
