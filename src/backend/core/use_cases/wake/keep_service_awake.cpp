#include "backend/core/use_cases/wake/keep_service_awake.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/repositories/i_service_activity_repository.h"
#include "backend/core/services/activity_service.h"
#include "backend/core/use_cases/services/service_workshop.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/shared/exceptions/error.h"

#include <optional>
#include <utility>

namespace wakedock::core {

namespace {

void requireSpan(std::chrono::minutes span)
{
    if (span.count() < 0 || span > KeepServiceAwake::Longest) {
        throw Error(ErrorCode::Invalid, "invalid_span", "A service is kept awake for a week at most.")
            .withField("minutes", "Between 0 and " + std::to_string(KeepServiceAwake::Longest.count()) + ".");
    }
}

/// Stopped on purpose it stays stopped.
void requireAwakeable(const Service &service)
{
    const ServiceStatus status = service.state.status;
    if (status == ServiceStatus::Stopped || status == ServiceStatus::Created) {
        throw Error(ErrorCode::Conflict, "not_awake", service.record.config.name + " is stopped and is not kept awake.")
            .withRemedy("Start it first.");
    }
}

AuditEntry keepAudit(const CallContext &context, Timestamp at, const Service &service, const std::string &after)
{
    AuditEntry entry;
    entry.at = at;
    entry.actor = context.actor.name;
    entry.address = context.address;
    entry.action = "service.keep_awake";
    entry.target = service.record.config.name;
    entry.after = after;
    return entry;
}

} // namespace

KeepServiceAwake::KeepServiceAwake(ServiceWorkshop &workshop, ActivityService &activity, WakeService &wake)
    : m_workshop(workshop)
    , m_activity(activity)
    , m_wake(wake)
{
}

Task<OperationTicket> KeepServiceAwake::execute(CallContext context, Request request)
{
    requirePermission(context.actor, permission::ServicesOperate);
    requireSpan(request.span);
    const auto service = requireKnown(m_workshop.states, request.id);
    const Timestamp now = m_workshop.clock.now();
    const bool ends = request.span.count() == 0;
    if (!ends) {
        requireAwakeable(*service);
    }
    const auto until = ends ? std::nullopt : std::optional(now + request.span);
    ServiceActivity activity = m_activity.of(request.id).kept;
    activity.keptUntil = until;
    auto note = [activity,
                 entry = keepAudit(context, now, *service, until ? toRfc3339(*until) : "-")](Repositories &repositories) {
        repositories.audit().append(entry);
        repositories.activity().put(activity);
    };
    co_await m_workshop.journal.store().write(std::move(note));
    // What was seen of it meanwhile is newer than what was written, and is written with the next save.
    m_activity.keepUntil(request.id, until);
    if (!ends && service->state.status != ServiceStatus::Running && service->state.status != ServiceStatus::Unhealthy) {
        co_return co_await m_wake.execute(std::move(context), request.id);
    }
    show(*requireKnown(m_workshop.states, request.id));
    OperationTicket ticket;
    ticket.done.succeed(m_workshop.states.find(request.id));
    co_return ticket;
}

/// At once; what else holds it awake is told at the next look.
void KeepServiceAwake::show(const Service &service)
{
    const ServiceActivity kept = m_activity.of(service.record.id).kept;
    Wakefulness awake;
    awake.reason = kept.keptUntil ? AwakeReason::KeptAwake : AwakeReason::RecentTraffic;
    awake.keptUntil = kept.keptUntil;
    if (kept.keptUntil) {
        awake.sleepsAt = *kept.keptUntil + std::chrono::seconds(service.record.config.sleep.graceSeconds);
    }
    m_workshop.states.showActivity(service.record.id, std::move(awake), kept.lastAccessAt, service.state.lastWakeAt);
}

} // namespace wakedock::core
