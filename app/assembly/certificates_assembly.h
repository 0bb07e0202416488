#pragma once

#include "backend/core/queries/certificates/certificate_queries.h"
#include "backend/core/services/on_demand_names.h"
#include "backend/core/use_cases/certificates/keep_certificates.h"
#include "backend/core/use_cases/certificates/renew_certificate.h"
#include "backend/core/watchers/certificate_watcher.h"

namespace wakedock::app {

/// What certificates stand on.
struct CertificatesGround {
    core::IStore &store;
    core::IClock &clock;
    core::IEventBus &events;
    core::ICertificateReader &reader;
    core::IProxyCertificates &proxy;
    core::ISecretStore &secrets;
    core::IDomainSight &sight;
    core::CaddyService &caddy;
    TaskScope &scope;
    Log log;
};

/// The certificates of services' names, those Caddy obtains and those operators bring along. Backend thread.
class CertificatesAssembly
{
public:
    explicit CertificatesAssembly(const CertificatesGround &ground);
    /// Own certificates are the proxy's from here on; before the first push.
    Task<void> start(TaskScope &scope);

private:
    [[nodiscard]] core::CertificateDesk desk();

    CertificatesGround m_ground;

public:
    core::OwnCertificates own;
    core::CertificateSights sights;
    core::CertificateRenewals renewals;
    core::OnDemandNames onDemand;
    core::CheckCertificate check;
    core::AddCertificate add;
    core::ReplaceCertificate replace;
    core::RemoveCertificate remove;
    core::RenewCertificate renew;
    core::ListCertificates list;
    core::GetCertificate get;

private:
    core::CertificateWatcher m_watcher;
};

} // namespace wakedock::app
