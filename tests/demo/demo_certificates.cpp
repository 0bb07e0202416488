#include "tests/demo/demo_certificates.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::tests {

using namespace core;
using namespace std::chrono_literals;

namespace {

Certificate demoCertificate(std::vector<std::string> names, CertificateSource source, std::string issuer)
{
    Certificate certificate;
    certificate.id = CertificateId(names.front());
    certificate.names = std::move(names);
    certificate.source = source;
    certificate.issuer = std::move(issuer);
    certificate.status = CertificateStatus::Valid;
    certificate.usedBy = {{ServiceId("demo"), certificate.names.front()}};
    return certificate;
}

void lasts(Certificate &certificate, Timestamp from, std::chrono::hours span)
{
    certificate.notBefore = from;
    certificate.notAfter = from + span;
}

} // namespace

void DemoCertificates::fill(Timestamp now)
{
    m_now = now;
    auto own = demoCertificate({"shop.example.org", "www.shop.example.org"}, CertificateSource::Own, "Example Issuing CA 2");
    own.id = CertificateId("own-1");
    own.version = 1;
    own.status = CertificateStatus::Expiring;
    lasts(own, now - 8640h, 8640h + 12 * 24h + 1h);
    auto refused = demoCertificate({"blog.example.org"}, CertificateSource::Acme, {});
    refused.status = CertificateStatus::Failed;
    refused.lastError = CertificateTrouble{
        "[blog.example.org] Obtain: [blog.example.org] solving challenge: blog.example.org: authorization failed: HTTP 403 "
        "urn:ietf:params:acme:error:unauthorized - 192.0.2.80: Invalid response from "
        "http://blog.example.org/.well-known/acme-challenge/: 404",
        now - 4min, 3, now + 2min};
    auto automatic = demoCertificate({"wiki.example.org"}, CertificateSource::Acme, "R11");
    lasts(automatic, now - 30 * 24h, 90 * 24h);
    auto internal =
        demoCertificate({"nas.home.arpa"}, CertificateSource::Internal, "Caddy Local Authority - ECC Intermediate");
    lasts(internal, now - 2h, 12h);
    auto pattern = demoCertificate({"*.apps.example.org"}, CertificateSource::Acme, {});
    pattern.status = CertificateStatus::Pending;
    pattern.onDemand = true;
    m_certificates = {own, refused, automatic, internal, pattern};
}

CertificateReading DemoCertificates::read(const CertificatePem &given) const
{
    CertificateReading reading;
    if (given.chain.find("good") == std::string::npos) {
        reading.problems.push_back(
            {"certificate", "There is no certificate in it: PEM text begins with -----BEGIN CERTIFICATE-----."});
        return reading;
    }
    auto &certificate = reading.certificate;
    certificate.fingerprint = given.chain;
    certificate.facts.names = {"gallery.example.org"};
    certificate.facts.issuer = "Example Issuing CA 2";
    certificate.facts.notBefore = m_now;
    certificate.facts.notAfter = m_now + 365 * 24h;
    if (given.key.reveal().find("key") == std::string_view::npos) {
        reading.problems.push_back(
            {"key", "It does not belong to this certificate: gallery.example.org was issued for another key."});
    } else {
        reading.warnings.emplace_back("No service has a name that it is for; it waits until one does.");
    }
    return reading;
}

Certificate DemoCertificates::keep(const CertificateReading &reading, const CertificateId &id)
{
    if (!reading.problems.empty()) {
        throw Error(ErrorCode::Invalid, "certificate_invalid", "This cannot be served.").withFields(reading.problems);
    }
    auto made = demoCertificate(reading.certificate.facts.names, CertificateSource::Own, reading.certificate.facts.issuer);
    made.id = id;
    made.usedBy.clear();
    made.notBefore = reading.certificate.facts.notBefore;
    made.notAfter = reading.certificate.facts.notAfter;
    forget(id);
    m_certificates.insert(m_certificates.begin(), made);
    return made;
}

void DemoCertificates::forget(const CertificateId &id)
{
    std::erase_if(m_certificates, [&id](const Certificate &one) { return one.id == id; });
}

models::CertificateDoors DemoCertificates::doors()
{
    models::CertificateDoors doors;
    doors.list = [this](CallContext) -> Task<std::vector<Certificate>> {
        if (m_isFailing) {
            throw Error(ErrorCode::Internal, "database_failed", "The database cannot be read.")
                .withRemedy("Look at the log, and at the disk's free space.");
        }
        co_return std::vector<Certificate>(m_certificates);
    };
    doors.check = [this](CallContext, CertificatePem given) -> Task<CertificateReading> { co_return read(given); };
    doors.add = [this](CallContext, CertificatePem given) -> Task<Certificate> {
        m_note("add certificate");
        co_return keep(read(given), CertificateId("own-2"));
    };
    doors.replace = [this](CallContext, ReplaceCertificateRequest request) -> Task<Certificate> {
        m_note("replace certificate " + request.id.value + (request.key ? "" : " keeping the key"));
        co_return keep(read({request.chain, request.key.value_or(Secret("the kept key"))}), request.id);
    };
    doors.remove = [this](CallContext, CertificateId id) -> Task<void> {
        m_note("remove certificate " + id.value);
        forget(id);
        co_return;
    };
    doors.renew = [this](CallContext, CertificateId id) -> Task<Certificate> {
        m_note("renew certificate " + id.value);
        const auto found = std::ranges::find(m_certificates, id, &Certificate::id);
        if (found == m_certificates.end() || found->lastError) {
            throw Error(ErrorCode::UpstreamFailed, "certificate_refused",
                        "There is no new certificate for " + id.value + ".")
                .withRemedy("Remove the cause; Caddy goes on trying by itself.");
        }
        lasts(*found, m_now, found->source == CertificateSource::Internal ? 12h : 90 * 24h);
        co_return Certificate(*found);
    };
    return doors;
}

} // namespace wakedock::tests
