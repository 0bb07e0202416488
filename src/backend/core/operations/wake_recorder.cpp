#include "backend/core/operations/wake_recorder.h"

#include "backend/core/repositories/i_wake_ledger.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/plain_line.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::size_t MostQueued = 10'000;
constexpr std::size_t MostBrowsers = 10'000;
constexpr const char *EndedWithProgram = "WakeDock ended while it woke.";

using NewestWakes = std::map<ServiceId, std::vector<Wake>>;

bool isDown(ServiceStatus status)
{
    return status == ServiceStatus::Sleeping || status == ServiceStatus::Stopped || status == ServiceStatus::Error;
}

NewestWakes newestOf(Repositories &repositories, const std::vector<ServiceId> &services)
{
    NewestWakes newest;
    for (const ServiceId &id : services) {
        newest[id] = repositories.wakes().listOf(id, {static_cast<int>(WakeTimes::Kept), {}});
    }
    return newest;
}

std::vector<std::chrono::milliseconds> durationsOf(const std::vector<Wake> &wakes)
{
    std::vector<std::chrono::milliseconds> durations;
    for (const Wake &wake : wakes) {
        if (wake.outcome == WakeOutcome::Awake && wake.durationMs) {
            durations.emplace_back(*wake.durationMs);
        }
    }
    return durations;
}

Task<void> writeAll(IStore &store, std::vector<std::function<void(Repositories &)>> works)
{
    co_await store.write([works](Repositories &repositories) {
        for (const auto &work : works) {
            work(repositories);
        }
    });
}

} // namespace

WakeRecorder::WakeRecorder(Needs needs) : m_needs(std::move(needs))
{
    m_subscription = m_needs.events.subscribe([this](const EventRecord &record) { hear(record); });
}

Task<void> WakeRecorder::start()
{
    std::vector<ServiceId> services;
    for (const auto &record : m_needs.states.records()) {
        services.push_back(record.id);
    }
    const auto newest = co_await m_needs.store.write([services](Repositories &repositories) {
        repositories.wakes().failUnfinished(EndedWithProgram);
        return newestOf(repositories, services);
    });
    for (const auto &[id, wakes] : newest) {
        remember(id, wakes);
    }
}

void WakeRecorder::remember(const ServiceId &id, const std::vector<Wake> &newestFirst)
{
    m_needs.times.load(id, durationsOf(newestFirst));
    if (newestFirst.empty()) {
        return;
    }
    const Wake &last = newestFirst.front();
    const auto woken = std::ranges::find(newestFirst, WakeOutcome::Awake, &Wake::outcome);
    if (woken != newestFirst.end()) {
        m_needs.states.noteWake(id, woken->at);
    }
    const auto service = m_needs.states.find(id);
    // Where it was put to sleep while nobody looked, when that was is not known.
    if (last.outcome == WakeOutcome::Awake && !last.sleptAt && service && service->record.wished == WishedRun::Running) {
        m_awake[id] = last;
    }
}

void WakeRecorder::expect(const ServiceId &id, WakeOrigin origin)
{
    UnderWay underWay;
    underWay.since = m_needs.clock.steadyNow();
    Wake &wake = underWay.wake;
    wake.serviceId = id;
    wake.at = m_needs.clock.now();
    wake.cause = origin.cause;
    wake.actor = std::move(origin.actor);
    wake.client = std::move(origin.client);
    wake.method = std::move(origin.method);
    wake.path = std::move(origin.path);
    wake.userAgent = std::move(origin.userAgent);
    m_underWay[id] = std::move(underWay);
}

void WakeRecorder::waits(const ServiceId &id, const Visitor &visitor)
{
    const auto found = m_underWay.find(id);
    if (found == m_underWay.end()) {
        return;
    }
    UnderWay &underWay = found->second;
    if (!visitor.waitsInTheOpen) {
        ++underWay.held;
    } else if (underWay.shown.size() < MostBrowsers) {
        underWay.shown.insert(visitor.client + '\n' + plainLine(visitor.userAgent, 512));
    }
}

void WakeRecorder::began(const ServiceId &id, const std::string &wakeId)
{
    const auto found = m_underWay.find(id);
    if (found == m_underWay.end()) {
        return;
    }
    found->second.wake.id = wakeId;
    found->second.isWritten = true;
    write(id, [wake = found->second.wake](Repositories &repositories) {
        repositories.wakes().append(wake);
        repositories.wakes().prune(wake.serviceId, Kept);
    });
}

void WakeRecorder::ended(const ServiceId &id, const std::string &error)
{
    const auto found = m_underWay.find(id);
    if (found == m_underWay.end()) {
        return;
    }
    UnderWay underWay = std::move(found->second);
    m_underWay.erase(found);
    if (!underWay.isWritten) {
        return;
    }
    const auto took = std::chrono::ceil<std::chrono::milliseconds>(m_needs.clock.steadyNow() - underWay.since);
    underWay.wake.durationMs = took.count();
    underWay.wake.waiting = underWay.held + static_cast<int>(underWay.shown.size());
    underWay.wake.error = error;
    underWay.wake.outcome = error.empty() ? WakeOutcome::Awake : WakeOutcome::Failed;
    write(id, [wake = underWay.wake](Repositories &repositories) { repositories.wakes().update(wake); });
    if (error.empty()) {
        succeed(underWay);
    }
}

void WakeRecorder::succeed(UnderWay &underWay)
{
    const ServiceId id = underWay.wake.serviceId;
    m_needs.times.note(id, std::chrono::milliseconds(*underWay.wake.durationMs));
    m_needs.states.noteWake(id, underWay.wake.at);
    m_costs.begin(id, underWay.since);
    m_awake[id] = std::move(underWay.wake);
}

void WakeRecorder::hear(const EventRecord &record)
{
    if (const auto *sampled = std::get_if<UsageSampled>(&record.event)) {
        m_costs.sample(*sampled->usage, m_needs.clock.steadyNow());
        return;
    }
    const auto *changed = std::get_if<ServiceChanged>(&record.event);
    if (changed == nullptr) {
        return;
    }
    const ServiceId &id = changed->service->record.id;
    if (changed->change == Change::Removed) {
        m_underWay.erase(id);
        m_awake.erase(id);
        m_costs.forget(id);
        m_needs.times.forget(id);
    } else if (isDown(changed->service->state.status)) {
        fallAsleep(id);
    }
}

void WakeRecorder::fallAsleep(const ServiceId &id)
{
    const auto found = m_awake.find(id);
    if (found == m_awake.end()) {
        return;
    }
    Wake wake = std::move(found->second);
    m_awake.erase(found);
    wake.sleptAt = m_needs.clock.now();
    wake.memoryByteSeconds = m_costs.end(id, m_needs.clock.steadyNow());
    write(id, [wake](Repositories &repositories) { repositories.wakes().update(wake); });
}

void WakeRecorder::write(const ServiceId &id, Work work)
{
    if (m_queue.size() >= MostQueued) {
        m_needs.log.warning("The wake ledger is behind: a line of it is lost.", {{"service", id.value}});
        return;
    }
    m_queue.emplace_back(id, std::move(work));
    if (!m_isWriting) {
        m_isWriting = true;
        m_needs.scope.start("writing the wake ledger", [this](CancelToken) { return drain(); });
    }
}

Task<void> WakeRecorder::drain()
{
    while (!m_queue.empty()) {
        std::set<ServiceId> touched;
        std::vector<Work> works;
        for (auto &[id, work] : std::exchange(m_queue, {})) {
            touched.insert(id);
            works.push_back(std::move(work));
        }
        const auto failure = (co_await settle(writeAll(m_needs.store, std::move(works)))).failure;
        if (failure) {
            m_needs.log.warning("The wake ledger could not be written. " + describe(failure));
            continue;
        }
        for (const ServiceId &id : touched) {
            m_needs.events.publish(WakesChanged{id});
        }
    }
    m_isWriting = false;
}

} // namespace wakedock::core
