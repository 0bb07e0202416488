#include "backend/core/use_cases/certificates/renew_certificate.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <utility>

namespace wakedock::core {

namespace {

using namespace std::chrono_literals;

constexpr auto renewalPatience = 90s;
constexpr auto betweenRenewalLooks = 200ms;

void requireRenewable(const Certificate &certificate)
{
    const std::string &name = certificate.id.value;
    if (certificate.source == CertificateSource::Own) {
        throw Error(ErrorCode::Conflict, "certificate_is_own", "This certificate was given by hand; Caddy cannot renew it.")
            .withRemedy("Get a new one from whoever issued it, and replace this one with it.");
    }
    if (certificate.onDemand) {
        throw Error(ErrorCode::Conflict, "certificate_on_demand",
                    "There is no certificate for " + name + " itself: each name below it has its own.")
            .withRemedy("Nothing is to be done: Caddy renews each when it is asked for.");
    }
    if (certificate.source == CertificateSource::Foreign) {
        throw Error(ErrorCode::Conflict, "certificate_is_foreign",
                    "Visitors of " + name + " are shown a certificate that WakeDock did not ask for.")
            .withRemedy("Renew it where it was loaded into Caddy's own configuration.");
    }
}

Error certificateRefused(const std::string &host, const CertificateTrouble &trouble, bool hasOne)
{
    return Error(ErrorCode::UpstreamFailed, "certificate_refused",
                 "There is no new certificate for " + host + ": " + trouble.message)
        .withRemedy(hasOne ? "The one it has stays in force. Remove the cause, then try again."
                           : "Remove the cause; Caddy goes on trying by itself.");
}

/// The proxy may tell of it, or not be heard at all: what visitors are shown counts.
Task<void> waitForNewOne(CertificateDesk desk, CallContext context, std::string host, std::string serial)
{
    const auto begun = desk.clock.now();
    const auto end = desk.clock.steadyNow() + renewalPatience;
    while (desk.clock.steadyNow() < end) {
        const auto seen = co_await settle(desk.sights.lookAt(context, host));
        context.cancel.throwIfCancelled();
        if (!seen.failure && *seen.value && (*seen.value)->serial != serial) {
            co_return;
        }
        const auto trouble = desk.sights.lastErrorOf(host);
        if (trouble && trouble->at >= begun && trouble->attempts > 0) {
            throw certificateRefused(host, *trouble, !serial.empty());
        }
        co_await desk.clock.sleep(betweenRenewalLooks, context.cancel);
    }
    throw Error(ErrorCode::Timeout, "renewal_late", "There is no new certificate for " + host + " yet.")
        .withRemedy("Look at Caddy's log for the reason; what it had stays in force.");
}

Task<void> renewedHost(CertificateDesk desk, CallContext context, std::string host)
{
    const auto before = co_await desk.sights.lookAt(context, host);
    const auto audit = certificateAudit(context, desk.clock.now(), "certificate.renew", host);
    co_await desk.store.write([audit](Repositories &all) { all.audit().append(audit); });
    if (!desk.renewals.begin(host)) {
        throw Error(ErrorCode::Conflict, "renewal_running", "A new certificate for " + host + " is being obtained already.")
            .withRemedy("Wait for its end.");
    }
    auto outcome = (co_await settle(desk.caddy.pushAgain(context))).failure;
    if (!outcome) {
        outcome = (co_await settle(waitForNewOne(desk, context, host, before ? before->serial : std::string()))).failure;
    }
    desk.renewals.end(host);
    if (before) {
        desk.sights.noMoreTries(host); // It has one that is good: Caddy tries when its time comes.
    }
    // Where it cannot be reached now, the next push says the same.
    const auto ended = (co_await settle(pushCertificates(desk, context))).failure;
    co_await lookAnew(desk, context);
    if (outcome || ended) {
        std::rethrow_exception(outcome ? outcome : ended);
    }
}

Task<void> finishRenewal(Task<void> work, Completion<> done)
{
    const auto failure = (co_await settle(std::move(work))).failure;
    failure ? done.fail(failure) : done.succeed();
}

} // namespace

Task<Certificate> RenewCertificate::execute(CallContext context, CertificateId id)
{
    requirePermission(context.actor, permission::CaddyManage);
    requireRenewable(findListed(m_desk, id));
    Completion<> done;
    m_desk.scope.start("renewing a certificate", [desk = m_desk, context, id, done](CancelToken cancel) {
        CallContext work = context;
        work.cancel = std::move(cancel);
        work.deadline = Deadline();
        return finishRenewal(renewedHost(desk, std::move(work), id.value), done);
    });
    CertificateDesk desk = m_desk;
    co_await done;
    co_return findListed(desk, id);
}

} // namespace wakedock::core
