#include "backend/api/v1/certificates/certificates_controller.h"

#include "backend/api/json/certificate_json.h"
#include "backend/api/v1/common/conditional.h"
#include "backend/api/v1/common/record_lists.h"
#include "backend/core/queries/certificates/certificate_queries.h"
#include "backend/core/use_cases/certificates/keep_certificates.h"
#include "backend/core/use_cases/certificates/renew_certificate.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::api {

namespace {

core::CertificateId certificateIdOf(const ApiCall &call)
{
    return core::CertificateId(call.pathValue("id"));
}

HttpResponse certificateAnswer(int status, const core::Certificate &certificate)
{
    auto text = certificateJson(certificate);
    auto etag = etagOf(certificate.version, text);
    return HttpResponse::json(status, std::move(text)).with("ETag", std::move(etag));
}

} // namespace

void CertificatesController::addRoutes(ApiRoutes &routes)
{
    routes.serve("listCertificates", [this](ApiCall call) { return list(std::move(call)); });
    routes.serve("addCertificate", [this](ApiCall call) { return add(std::move(call)); });
    routes.serve("checkCertificate", [this](ApiCall call) { return check(std::move(call)); });
    routes.serve("getCertificate", [this](ApiCall call) { return read(std::move(call)); });
    routes.serve("replaceCertificate", [this](ApiCall call) { return replace(std::move(call)); });
    routes.serve("removeCertificate", [this](ApiCall call) { return remove(std::move(call)); });
    routes.serve("renewCertificate", [this](ApiCall call) { return renew(std::move(call)); });
}

// ?limit, cursor -> {items, total, next_cursor}
Task<HttpResponse> CertificatesController::list(ApiCall call)
{
    auto certificates = co_await m_calls.list.execute(call.context());
    co_return recordList(call, std::move(certificates), certificateJson);
}

// -> Certificate, ETag | If-None-Match -> 304
Task<HttpResponse> CertificatesController::read(ApiCall call)
{
    const auto certificate = co_await m_calls.get.execute(call.context(), certificateIdOf(call));
    auto text = std::make_shared<const std::string>(certificateJson(certificate));
    auto etag = etagOf(certificate.version, *text);
    co_return readAnswer(call.request, std::move(text), std::move(etag));
}

// CertificateRequest -> CertificateCheck; what is wrong is an answer
Task<HttpResponse> CertificatesController::check(ApiCall call)
{
    const auto reading = co_await m_calls.check.execute(call.context(), certificatePemFrom(call.body()));
    co_return HttpResponse::json(200, certificateCheckJson(reading));
}

// CertificateRequest -> 201 Certificate, Location, ETag
Task<HttpResponse> CertificatesController::add(ApiCall call)
{
    const auto certificate = co_await m_calls.add.execute(call.context(), certificatePemFrom(call.body()));
    co_return certificateAnswer(201, certificate).with("Location", "/api/v1/caddy/certificates/" + certificate.id.value);
}

// CertificateReplacement, If-Match -> 200 Certificate, ETag
Task<HttpResponse> CertificatesController::replace(ApiCall call)
{
    core::ReplaceCertificateRequest request;
    request.id = certificateIdOf(call);
    const auto now = co_await m_calls.get.execute(call.context(), request.id);
    request.expectedVersion = expectedVersion(call.request, now.version);
    request.chain = call.body().at("certificate").get<std::string>();
    request.key = certificateKeyFrom(call.body());
    co_return certificateAnswer(200, co_await m_calls.replace.execute(call.context(), request));
}

// -> 204
Task<HttpResponse> CertificatesController::remove(ApiCall call)
{
    co_await m_calls.remove.execute(call.context(), certificateIdOf(call));
    co_return HttpResponse::noContent();
}

// -> 200 Certificate, once visitors are shown the new one
Task<HttpResponse> CertificatesController::renew(ApiCall call)
{
    co_return certificateAnswer(200, co_await m_calls.renew.execute(call.context(), certificateIdOf(call)));
}

} // namespace wakedock::api
