#include "backend/core/watchers/idle_watcher.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/shared/async/settle.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Wall time that passed without the steady clock: the machine was suspended.
constexpr seconds leastSuspension{10};
/// A crash forgets uses of this long at most.
constexpr seconds idleSavePause{30};
/// A new time of the last use is told this often.
constexpr seconds accessNews{60};
/// Engines elsewhere are asked more seldom: it is work for them.
constexpr int farPace = 3;

bool isAwake(const Service &service)
{
    return service.state.status == ServiceStatus::Running || service.state.status == ServiceStatus::Unhealthy;
}

bool mayFallAsleep(const Service &service)
{
    return isAwake(service) && service.record.config.sleep.enabled && service.record.wished == WishedRun::Running;
}

/// Runs in a stack and has no record of its own.
bool isCompanion(const Container &container)
{
    return container.status == ContainerStatus::Running && !container.labels.contains(label::Service);
}

Task<void> untilAsleep(OperationTicket ticket)
{
    (void)co_await ticket.done;
}

} // namespace

IdleWatcher::IdleWatcher(Needs needs) : m_needs(std::move(needs)), m_refused(m_needs.clock) { }

void IdleWatcher::start(TaskScope &scope)
{
    m_scope = &scope;
    for (const ServiceActivity &kept : m_needs.activity.kept()) {
        show(m_needs.states.find(kept.serviceId), {});
    }
    m_subscription = m_needs.events.subscribe([this](const EventRecord &record) {
        if (const auto *change = std::get_if<ServiceChanged>(&record.event)) {
            take(*change);
        }
    });
    scope.start("hearing that the machine is back", [this](CancelToken cancel) {
        return m_needs.suspensions.watch([this] { m_needs.activity.noteResume(); }, std::move(cancel));
    });
}

void IdleWatcher::take(const ServiceChanged &change)
{
    const Service &service = *change.service;
    const ServiceId &id = service.record.id;
    if (change.change == Change::Removed) {
        m_needs.activity.forget(id);
        m_refused.forget(id);
        return;
    }
    if (mayFallAsleep(service)) {
        lookOn(service.record.config.hostId);
    }
}

void IdleWatcher::lookOn(const HostId &host)
{
    if (m_looking.insert(host).second) {
        m_scope->start("watching for idle services",
                       [this, host](CancelToken cancel) { return run(host, std::move(cancel)); });
    }
}

Task<void> IdleWatcher::run(HostId host, CancelToken cancel)
{
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    const auto pause = host == localHost() ? m_needs.interval : m_needs.interval * farPace;
    while (!watched(host).empty()) {
        if (const auto failure = (co_await settle(look(context, host))).failure) {
            cancel.throwIfCancelled();
            m_needs.log.warning("Idle services could not be looked for. " + describe(failure), {{"host", host.value}});
        }
        co_await m_needs.clock.sleep(pause, cancel);
    }
    m_looking.erase(host);
    m_lastLook.reset();
    co_await m_needs.activity.look(context, host, {});
}

std::map<ServiceId, Container> IdleWatcher::watched(const HostId &host) const
{
    std::map<ServiceId, Container> running;
    for (const ServicePtr &service : m_needs.states.all()) {
        if (service->record.config.hostId != host || !mayFallAsleep(*service)) {
            continue;
        }
        const ServiceId &id = service->record.id;
        if (auto live = liveContainer(service->record, m_needs.states.containersOf(id))) {
            running.emplace(id, std::move(*live));
        }
    }
    return running;
}

std::vector<Container> IdleWatcher::companionsOf(const std::map<ServiceId, Container> &running) const
{
    std::set<StackId> stacks;
    for (const auto &[id, container] : running) {
        const auto service = m_needs.states.find(id);
        if (const auto stack = service ? stackOfService(service->record.config) : std::nullopt) {
            stacks.insert(*stack);
        }
    }
    std::vector<Container> companions;
    for (const StackId &stack : stacks) {
        std::ranges::copy_if(m_needs.stacks.containersOf(stack), std::back_inserter(companions), isCompanion);
    }
    return companions;
}

Task<void> IdleWatcher::look(CallContext context, HostId host)
{
    const auto running = watched(host);
    noteSuspension();
    co_await m_needs.activity.look(std::move(context), host, running, companionsOf(running));
    const IdleSight::View seen = m_needs.sight.view();
    for (const auto &[id, container] : running) {
        const auto service = m_needs.states.find(id);
        if (service && mayFallAsleep(*service)) {
            judge(service, seen);
        }
    }
    saveSoon();
}

void IdleWatcher::noteSuspension()
{
    const std::pair now(m_needs.clock.now(), m_needs.clock.steadyNow());
    if (const auto last = std::exchange(m_lastLook, now)) {
        const auto passed = std::chrono::duration_cast<milliseconds>(now.second - last->second);
        if ((now.first - last->first) - passed > leastSuspension) {
            m_needs.activity.noteResume();
        }
    }
}

void IdleWatcher::judge(const ServicePtr &service, const IdleSight::View &seen)
{
    const ServiceId &id = service->record.id;
    const auto connections = seen.connections.find(id);
    if (connections != seen.connections.end() && connections->second > 0) {
        m_needs.activity.noteUse(id);
    }
    IdleVerdict verdict =
        judgeIdleness(service->record.config.sleep, m_needs.sight.signalsOf(*service, seen, m_falling.contains(id)));
    if (verdict.isHeld) {
        m_needs.activity.noteHeld(id);
    }
    m_refused.explain(id, verdict);
    if (isWorthTelling(service->state.awake, verdict.awake, m_needs.clock.now())
        || m_needs.activity.of(id).kept.lastAccessAt.value_or(Timestamp())
            > service->state.lastAccessAt.value_or(Timestamp()) + accessNews) {
        show(service, verdict.awake);
    }
    if (verdict.fallsAsleep) {
        letFallAsleep(id);
    }
}

void IdleWatcher::show(const ServicePtr &service, const Wakefulness &awake)
{
    if (service) {
        const ServiceActivity kept = m_needs.activity.of(service->record.id).kept;
        m_needs.states.showActivity(service->record.id, awake, kept.lastAccessAt, service->state.lastWakeAt);
    }
}

void IdleWatcher::letFallAsleep(const ServiceId &id)
{
    if (m_scope != nullptr && m_falling.insert(id).second) {
        m_scope->start("putting an idle service to sleep",
                       [this, id](CancelToken cancel) { return fallAsleep(id, std::move(cancel)); });
    }
}

Task<void> IdleWatcher::fallAsleep(ServiceId id, CancelToken cancel)
{
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    const auto tried = co_await settle(trySleep(context, id));
    m_falling.erase(id);
    if (tried.failure) {
        cancel.throwIfCancelled();
        noteRefusal(id, asError(tried.failure));
    } else if (*tried.value) {
        m_refused.forget(id);
    }
}

Task<bool> IdleWatcher::trySleep(CallContext context, ServiceId id)
{
    if (co_await isPutOff(context, id)) {
        co_return false;
    }
    co_await untilAsleep(co_await m_needs.sleep.execute(std::move(context), {id, false}));
    co_return true;
}

Task<bool> IdleWatcher::isPutOff(CallContext context, ServiceId id)
{
    const auto service = m_needs.states.find(id);
    if (!service) {
        co_return false;
    }
    const SleepPolicy &policy = service->record.config.sleep;
    const seconds within = std::chrono::minutes(policy.idleMinutes) + seconds(policy.graceSeconds);
    const auto inUse = co_await m_needs.needsInUse.find(std::move(context), service->record, within);
    if (inUse) {
        m_refused.postpone(id, AwakeReason::NeedsInUse, inUse->name, within - inUse->sinceUse);
        m_needs.log.debug("An idle service stays awake: what it needs is used by others.",
                          {{"service", id.value}, {"used", inUse->name}});
    }
    co_return inUse.has_value();
}

void IdleWatcher::noteRefusal(const ServiceId &id, const Error &error)
{
    if (error.code() == ErrorCode::Cancelled) {
        // A visitor came in the last moment.
        m_needs.activity.noteUse(id);
        return;
    }
    m_refused.note(id, error);
    m_needs.log.info("An idle service stays awake: " + error.message(), {{"service", id.value}});
}

void IdleWatcher::saveSoon()
{
    if (m_scope != nullptr && m_needs.activity.isChanged() && !std::exchange(m_isSaving, true)) {
        m_scope->start("writing down when services were used",
                       [this](CancelToken cancel) { return save(std::move(cancel)); });
    }
}

Task<void> IdleWatcher::save(CancelToken cancel)
{
    co_await m_needs.clock.sleep(idleSavePause, std::move(cancel));
    m_isSaving = false;
    co_await m_needs.activity.save();
}

} // namespace wakedock::core
