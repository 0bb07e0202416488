#include "backend/core/use_cases/certificates/certificate_desk.h"

#include "backend/core/repositories/i_certificate_repository.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

Error certificateNotFound()
{
    return Error(ErrorCode::NotFound, "certificate_not_found", "There is no such certificate.");
}

} // namespace

CertificateReading judged(const CertificateDesk &desk, const CertificatePem &given, const CertificateId &id)
{
    auto reading = desk.reader.read(given, desk.clock.now());
    if (reading.problems.empty()) {
        reading.certificate.id = id;
        reading.certificate.changedAt = desk.clock.now();
        std::ranges::move(effectsOf(reading.certificate, desk.sights.facts()), std::back_inserter(reading.warnings));
    }
    return reading;
}

void requireGood(const CertificateReading &reading)
{
    if (!reading.problems.empty()) {
        throw Error(ErrorCode::Invalid, "certificate_invalid",
                    "This cannot be served, and nothing was changed: " + reading.problems.front().message)
            .withRemedy("Correct what it names; POST /caddy/certificates/check says what would be said, and keeps nothing.")
            .withFields(reading.problems);
    }
}

OwnCertificate findOwn(Repositories &all, const CertificateId &id)
{
    auto certificate = all.certificates().find(id);
    if (!certificate) {
        throw certificateNotFound();
    }
    return *std::move(certificate);
}

Certificate findListed(const CertificateDesk &desk, const CertificateId &id)
{
    const auto all = desk.sights.list();
    const auto found = std::ranges::find(all, id, &Certificate::id);
    if (found == all.end()) {
        throw certificateNotFound();
    }
    return *found;
}

std::string certificateText(const OwnCertificate &certificate)
{
    std::string names;
    for (const std::string &name : certificate.facts.names) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return names + " by " + certificate.facts.issuer + " until " + toRfc3339(certificate.facts.notAfter);
}

AuditEntry certificateAudit(const CallContext &context, Timestamp at, std::string action, std::string target)
{
    AuditEntry entry;
    entry.at = at;
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = std::move(action);
    entry.target = std::move(target);
    return entry;
}

Task<void> pushCertificates(CertificateDesk desk, CallContext context)
{
    const auto failure = (co_await settle(desk.caddy.pushAgain(std::move(context)))).failure;
    if (!failure) {
        co_return;
    }
    const auto code = asError(failure).code();
    if (code != ErrorCode::Unavailable && code != ErrorCode::Timeout) {
        std::rethrow_exception(failure);
    }
}

Task<void> lookAnew(CertificateDesk desk, CallContext context)
{
    desk.sights.forget();
    const auto looked = co_await settle(desk.sights.look(std::move(context)));
    static_cast<void>(looked); // What is not seen now is looked for again whenever somebody asks.
    desk.events.publish(CertificatesChanged{});
}

} // namespace wakedock::core
