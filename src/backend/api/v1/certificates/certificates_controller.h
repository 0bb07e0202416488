#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class AddCertificate;
class CheckCertificate;
class GetCertificate;
class ListCertificates;
class RemoveCertificate;
class RenewCertificate;
class ReplaceCertificate;
} // namespace wakedock::core

namespace wakedock::api {

/// What can be done with certificates.
struct CertificateCalls {
    core::ListCertificates &list;
    core::GetCertificate &get;
    core::CheckCertificate &check;
    core::AddCertificate &add;
    core::ReplaceCertificate &replace;
    core::RemoveCertificate &remove;
    core::RenewCertificate &renew;
};

/// Certificates of services' names, and those operators bring along.
class CertificatesController
{
public:
    explicit CertificatesController(CertificateCalls calls) : m_calls(calls) { }
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> list(ApiCall call);
    Task<HttpResponse> read(ApiCall call);
    Task<HttpResponse> check(ApiCall call);
    Task<HttpResponse> add(ApiCall call);
    Task<HttpResponse> replace(ApiCall call);
    Task<HttpResponse> remove(ApiCall call);
    Task<HttpResponse> renew(ApiCall call);

    CertificateCalls m_calls;
};

} // namespace wakedock::api
