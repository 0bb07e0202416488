#include "backend/core/use_cases/wake/admit_visitor.h"

#include "backend/core/domain/rules/wake_permission.h"
#include "backend/core/domain/rules/wake_rules.h"
#include "backend/core/operations/wake_recorder.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds failedAtLeast{5};

Task<void> untilAwake(OperationTicket ticket)
{
    (void)co_await ticket.done;
}

std::string sentences(const Error &error)
{
    const std::string &message = error.message();
    if (error.remedy().empty()) {
        return message;
    }
    // Engines end their words as they like.
    return message + (message.ends_with('.') ? " " : ". ") + error.remedy();
}

} // namespace

AdmitVisitor::AdmitVisitor(const FindUpstream &find, WakeService &wake, const FallingAsleep &falling, WakeRecorder &recorder)
    : m_find(find)
    , m_wake(wake)
    , m_falling(falling)
    , m_recorder(recorder)
{
}

Task<Admission> AdmitVisitor::execute(CallContext context, Visitor visitor)
{
    Admission admission = look(visitor.host);
    if (admission.dial || !admission.service
        || visitVerdict(*admission.service, m_falling.contains(admission.service->record.id)) == VisitVerdict::IsRefused) {
        co_return admission;
    }
    // As it is wished: who may wake it is WakeDock's business alone and needs no deployment.
    const auto may = wakePermission(admission.service->record.config.sleep, visitor);
    if (may != WakePermission::May) {
        co_return turnAway(std::move(admission), may == WakePermission::IsAnswered);
    }
    co_return co_await wakeFor(std::move(context), std::move(visitor), std::move(admission));
}

Admission AdmitVisitor::turnAway(Admission asleep, bool isProbe) const
{
    const ServiceId &id = asleep.service->record.id;
    if (asleep.service->state.status == ServiceStatus::Error) {
        return asleep; // That it crashed is the answer to both.
    }
    asleep.isAsleep = !isProbe;
    asleep.isKnownWell = isProbe && !m_wake.hasFailed(id);
    if (isProbe && m_wake.hasFailed(id)) {
        asleep.failure = "It is asleep, and could not be started when it was last asked for.";
        asleep.retryAfter = std::max(m_wake.patienceFor(id), failedAtLeast);
    }
    return asleep;
}

Admission AdmitVisitor::look(const std::string &host) const
{
    auto found = m_find.execute(host);
    Admission admission;
    admission.dial = std::move(found.dial);
    admission.service = std::move(found.service);
    admission.hostName = std::move(found.host);
    return admission;
}

Task<Admission> AdmitVisitor::wakeFor(CallContext context, Visitor visitor, Admission asleep)
{
    const ServiceId id = asleep.service->record.id;
    // The wake is everybody's: it outlives the one who asked first, and visitors have no rights of their own.
    context.cancel = CancelToken();
    context.actor = Actor::system();
    const auto ticket = co_await settle(m_wake.execute(context, id, originOf(visitor)));
    std::exception_ptr failure = ticket.failure;
    if (!failure && !ticket.value->done.isDone()) {
        m_recorder.waits(id, visitor);
    }
    if (!failure && visitor.waitsInTheOpen && !ticket.value->done.isDone()) {
        asleep.isWaking = true;
        co_return asleep;
    }
    if (!failure) {
        failure = (co_await settle(untilAwake(*ticket.value))).failure;
    }
    Admission admission = look(visitor.host);
    if (failure && !admission.dial) {
        admission.failure = sentences(asError(failure));
        admission.retryAfter = std::max(m_wake.patienceFor(id), failedAtLeast);
    }
    co_return admission;
}

} // namespace wakedock::core
