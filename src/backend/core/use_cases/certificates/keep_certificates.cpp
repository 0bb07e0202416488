#include "backend/core/use_cases/certificates/keep_certificates.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/repositories/i_certificate_repository.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/uuid.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// A closure for IStore::write.
struct CertificateAddition {
    CallContext context;
    OwnCertificate added;

    OwnCertificate operator()(Repositories &all) const
    {
        auto entry = certificateAudit(context, added.changedAt, "certificate.add", added.id.value);
        entry.after = certificateText(added);
        all.audit().append(std::move(entry));
        return all.certificates().create(added);
    }
};

struct CertificateChange {
    CallContext context;
    OwnCertificate before;
    OwnCertificate after;
    std::string action = "certificate.replace";

    OwnCertificate operator()(Repositories &all) const
    {
        static_cast<void>(findOwn(all, after.id));
        auto entry = certificateAudit(context, after.changedAt, action, after.id.value);
        entry.before = certificateText(before);
        entry.after = certificateText(after);
        all.audit().append(std::move(entry));
        return all.certificates().update(after);
    }
};

struct CertificateRemoval {
    CallContext context;
    CertificateId id;
    Timestamp at{};
    std::string action = "certificate.remove";

    OwnCertificate operator()(Repositories &all) const
    {
        auto gone = findOwn(all, id);
        auto entry = certificateAudit(context, at, action, id.value);
        entry.before = certificateText(gone);
        all.audit().append(std::move(entry));
        all.certificates().remove(id);
        return gone;
    }
};

/// The proxy does not take it: as if it had never been given.
Task<void> takeBackAddition(CertificateDesk desk, CallContext context, OwnCertificate added)
{
    desk.own.drop(added.id);
    co_await desk.store.write(CertificateRemoval{context, added.id, desk.clock.now(), "certificate.refused"});
    co_await desk.own.forgetKey(added.keyName);
    co_await pushCertificates(desk, context);
}

Task<void> takeBackChange(CertificateDesk desk, CallContext context, OwnCertificate before, OwnCertificate stored,
                          Secret formerKey)
{
    OwnCertificate again = before;
    again.version = stored.version;
    again = co_await desk.store.write(CertificateChange{context, stored, again, "certificate.refused"});
    desk.own.take(again, std::move(formerKey));
    if (stored.keyName != before.keyName) {
        co_await desk.own.forgetKey(stored.keyName);
    }
    co_await pushCertificates(desk, context);
}

Certificate listedOwn(const CertificateDesk &desk, const CertificateId &id)
{
    return findListed(desk, id);
}

Task<Certificate> addCertificate(CertificateDesk desk, CallContext context, CertificatePem given)
{
    CertificateReading reading = judged(desk, given, CertificateId(makeUuid()));
    requireGood(reading);
    OwnCertificate added = reading.certificate;
    added.createdAt = added.changedAt;
    // The key first: a row without its key would be a certificate that nobody can show.
    added.keyName = co_await desk.own.keepKey(given.key);
    const auto stored = co_await settle(desk.store.write(CertificateAddition{context, added}));
    if (stored.failure) {
        co_await desk.own.forgetKey(added.keyName);
        std::rethrow_exception(stored.failure);
    }
    desk.own.take(*stored.value, given.key);
    const auto pushed = (co_await settle(pushCertificates(desk, context))).failure;
    if (pushed) {
        co_await takeBackAddition(desk, context, *stored.value);
        std::rethrow_exception(pushed);
    }
    co_await lookAnew(desk, context);
    co_return listedOwn(desk, added.id);
}

Task<OwnCertificate> storeChange(CertificateDesk desk, CallContext context, OwnCertificate before, OwnCertificate after)
{
    const auto stored = co_await settle(desk.store.write(CertificateChange{context, before, after}));
    if (stored.failure) {
        if (after.keyName != before.keyName) {
            co_await desk.own.forgetKey(after.keyName);
        }
        std::rethrow_exception(stored.failure);
    }
    co_return OwnCertificate(*stored.value);
}

void requireVersion(const OwnCertificate &before, const ReplaceCertificateRequest &request)
{
    if (request.expectedVersion.value_or(before.version) != before.version) {
        throw Error(ErrorCode::PreconditionFailed, "version_changed", "The certificate was changed meanwhile.")
            .withRemedy("Read it again, then replace it.");
    }
}

/// Where it is lost, another certificate with its own key is the way out.
Task<Secret> formerKeyOf(CertificateDesk desk, OwnCertificate before, bool isNeeded)
{
    const auto key = co_await settle(desk.own.keyOf(std::move(before)));
    if (key.failure && isNeeded) {
        std::rethrow_exception(key.failure);
    }
    co_return key.failure ? Secret() : Secret(*key.value);
}

Task<Certificate> replaceCertificate(CertificateDesk desk, CallContext context, ReplaceCertificateRequest request)
{
    const CertificateId id = request.id;
    const OwnCertificate before = co_await desk.store.read([id](Repositories &all) { return findOwn(all, id); });
    requireVersion(before, request);
    const Secret formerKey = co_await formerKeyOf(desk, before, !request.key);
    const Secret key = request.key.value_or(formerKey);
    CertificateReading reading = judged(desk, {request.chain, key}, id);
    requireGood(reading);
    OwnCertificate after = reading.certificate;
    after.version = before.version;
    after.createdAt = before.createdAt;
    after.keyName = before.keyName;
    if (request.key) {
        after.keyName = co_await desk.own.keepKey(key);
    }
    const OwnCertificate stored = co_await storeChange(desk, context, before, after);
    desk.own.take(stored, key);
    const auto pushed = (co_await settle(pushCertificates(desk, context))).failure;
    if (pushed) {
        co_await takeBackChange(desk, context, before, stored, formerKey);
        std::rethrow_exception(pushed);
    }
    if (before.keyName != stored.keyName) {
        co_await desk.own.forgetKey(before.keyName);
    }
    co_await lookAnew(desk, context);
    co_return listedOwn(desk, id);
}

Task<void> removeCertificate(CertificateDesk desk, CallContext context, CertificateId id)
{
    const OwnCertificate gone = co_await desk.store.write(CertificateRemoval{context, id, desk.clock.now()});
    desk.own.drop(id);
    const auto pushed = (co_await settle(pushCertificates(desk, context))).failure;
    co_await desk.own.forgetKey(gone.keyName);
    if (pushed) {
        std::rethrow_exception(pushed);
    }
    co_await lookAnew(desk, context);
}

template <class Answer>
Task<void> finishCertificateWork(Task<Answer> work, Completion<Answer> done)
{
    auto ended = co_await settle(std::move(work));
    if (ended.failure) {
        done.fail(ended.failure);
    } else if constexpr (std::is_void_v<Answer>) {
        done.succeed();
    } else {
        done.succeed(std::move(*ended.value));
    }
}

/// To its end, also when whoever asked leaves: between database and proxy nobody must be left standing.
CallContext untilTheEnd(CallContext context, CancelToken scope)
{
    context.cancel = std::move(scope);
    context.deadline = Deadline();
    return context;
}

} // namespace

Task<CertificateReading> CheckCertificate::execute(CallContext context, CertificatePem given)
{
    requirePermission(context.actor, permission::CaddyManage);
    co_return judged(m_desk, given, CertificateId());
}

Task<Certificate> AddCertificate::execute(CallContext context, CertificatePem given)
{
    requirePermission(context.actor, permission::CaddyManage);
    Completion<Certificate> done;
    m_desk.scope.start("adding a certificate", [desk = m_desk, context, given, done](CancelToken cancel) {
        return finishCertificateWork(addCertificate(desk, untilTheEnd(context, std::move(cancel)), given), done);
    });
    co_return co_await done;
}

Task<Certificate> ReplaceCertificate::execute(CallContext context, ReplaceCertificateRequest request)
{
    requirePermission(context.actor, permission::CaddyManage);
    Completion<Certificate> done;
    m_desk.scope.start("replacing a certificate", [desk = m_desk, context, request, done](CancelToken cancel) {
        return finishCertificateWork(replaceCertificate(desk, untilTheEnd(context, std::move(cancel)), request), done);
    });
    co_return co_await done;
}

Task<void> RemoveCertificate::execute(CallContext context, CertificateId id)
{
    requirePermission(context.actor, permission::CaddyManage);
    const Certificate listed = findListed(m_desk, id);
    if (listed.source != CertificateSource::Own) {
        throw Error(ErrorCode::Conflict, "certificate_not_own",
                    "The certificate for " + id.value + " is looked after by Caddy; only own ones are removed here.")
            .withRemedy("Change the domain or the TLS mode of the service instead.");
    }
    Completion<> done;
    m_desk.scope.start("removing a certificate", [desk = m_desk, context, id, done](CancelToken cancel) {
        return finishCertificateWork(removeCertificate(desk, untilTheEnd(context, std::move(cancel)), id), done);
    });
    co_await done;
}

} // namespace wakedock::core
