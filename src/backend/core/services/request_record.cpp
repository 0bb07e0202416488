#include "backend/core/services/request_record.h"

#include "backend/core/repositories/i_request_hour_repository.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <set>
#include <utility>

namespace wakedock::core {

namespace {

/// The wall clock ran so much differently: it was set, or the machine was suspended and nobody could visit.
constexpr std::chrono::minutes ClockLeap{1};

/// While it is stopped, fails or is being deployed, whoever comes wakes nothing.
bool isOpenToVisitors(const Service &service)
{
    const auto status = service.state.status;
    return !service.record.config.domain.empty() && service.record.revision > 0
        && (status == ServiceStatus::Running || status == ServiceStatus::Unhealthy || status == ServiceStatus::Sleeping
            || status == ServiceStatus::Waking);
}

Timestamp oldestKept(Timestamp now)
{
    return std::chrono::floor<std::chrono::hours>(now - RequestRecord::Kept);
}

Task<void> storeRequestHours(IStore *store, std::vector<std::pair<ServiceId, RequestHour>> hours, Timestamp oldest)
{
    co_await store->write([hours, oldest](Repositories &repositories) {
        for (const auto &[id, hour] : hours) {
            repositories.requestHours().put(id, hour);
        }
        repositories.requestHours().dropBefore(oldest);
    });
}

} // namespace

RequestRecord::RequestRecord(Needs needs)
    : m_needs(std::move(needs))
    , m_now(m_needs.clock.now())
    , m_steady(m_needs.clock.steadyNow())
{
}

Task<void> RequestRecord::start()
{
    const auto oldest = oldestKept(m_needs.clock.now());
    const auto known =
        co_await m_needs.store.read([](Repositories &repositories) { return repositories.requestHours().all(); });
    bool isOld = false;
    for (const auto &[id, hours] : known) {
        isOld |= hours.front().at < oldest;
        for (const RequestHour &hour : hours) {
            m_ended[id].emplace(hour.at, hour);
        }
    }
    m_written = m_ended;
    forgetBefore(oldest);
    if (isOld) {
        // Where requests are no longer counted, nobody saves.
        co_await storeRequestHours(&m_needs.store, {}, oldest);
    }
}

void RequestRecord::setTold(bool isTold)
{
    keepTime();
    if (isTold == m_isTold) {
        return;
    }
    m_isTold = isTold;
    if (isTold) {
        followAll();
    } else {
        endAll(m_now);
    }
}

void RequestRecord::hear(const HeardRequest &heard)
{
    keepTime();
    if (!std::exchange(m_isHeard, true)) {
        followAll();
    }
    const auto service = m_needs.findByHost(heard.host);
    const auto play = service ? m_plays.find(service->record.id) : m_plays.end();
    if (play != m_plays.end()) {
        play->second.request(m_now - heard.took, m_now, m_needs.wakeOf(play->first).value_or(UsualWake));
    }
}

void RequestRecord::take(const ServiceChanged &change)
{
    keepTime();
    const ServiceId &id = change.service->record.id;
    if (change.change == Change::Removed) {
        m_plays.erase(id);
        m_ended.erase(id);
        m_written.erase(id);
    } else {
        follow(*change.service, m_now);
    }
}

std::vector<RequestHour> RequestRecord::hoursOf(const ServiceId &id) const
{
    const auto now = m_needs.clock.now();
    std::vector<RequestHour> hours;
    for (const auto &[at, hour] : hoursUntil(id, now)) {
        if (at >= oldestKept(now)) {
            hours.push_back(hour);
        }
    }
    return hours;
}

Task<void> RequestRecord::save()
{
    keepTime();
    const auto oldest = oldestKept(m_now);
    forgetBefore(oldest);
    const auto hours = unwritten(m_now);
    if (hours.empty()) {
        co_return;
    }
    const auto failure = (co_await settle(storeRequestHours(&m_needs.store, hours, oldest))).failure;
    if (failure) {
        m_needs.log.warning("What was counted of requests could not be written down; it is tried again in five minutes. "
                            + describe(failure));
        co_return;
    }
    for (const auto &[id, hour] : hours) {
        m_written[id][hour.at] = hour;
    }
}

void RequestRecord::follow(const Service &service, Timestamp now)
{
    const ServiceId &id = service.record.id;
    const auto idle = fallsAsleepAfter(service.record.config.sleep);
    const bool isWanted = isMeasuring() && isOpenToVisitors(service);
    const auto play = m_plays.find(id);
    if (play != m_plays.end() && (!isWanted || play->second.idle() != idle)) {
        end(id, now);
    }
    if (isWanted) {
        m_plays.try_emplace(id, now, idle);
    }
}

void RequestRecord::followAll()
{
    for (const auto &service : m_needs.services()) {
        follow(*service, m_now);
    }
}

void RequestRecord::end(const ServiceId &id, Timestamp at)
{
    m_plays.at(id).addTo(m_ended[id], at);
    m_plays.erase(id);
}

void RequestRecord::endAll(Timestamp at)
{
    while (!m_plays.empty()) {
        end(ServiceId(m_plays.begin()->first), at);
    }
}

void RequestRecord::keepTime()
{
    const auto before = m_now;
    const auto steady = m_needs.clock.steadyNow();
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(steady - m_steady);
    m_now = m_needs.clock.now();
    m_steady = steady;
    if (std::chrono::abs((m_now - before) - passed) > ClockLeap) {
        endAll(before);
        followAll();
    }
}

RequestHours RequestRecord::hoursUntil(const ServiceId &id, Timestamp now) const
{
    const auto ended = m_ended.find(id);
    auto hours = ended == m_ended.end() ? RequestHours() : ended->second;
    if (const auto play = m_plays.find(id); play != m_plays.end()) {
        play->second.addTo(hours, now);
    }
    return hours;
}

std::vector<std::pair<ServiceId, RequestHour>> RequestRecord::unwritten(Timestamp now) const
{
    std::set<ServiceId> all;
    for (const auto &[id, hours] : m_ended) {
        all.insert(id);
    }
    for (const auto &[id, play] : m_plays) {
        all.insert(id);
    }
    std::vector<std::pair<ServiceId, RequestHour>> fresh;
    for (const ServiceId &id : all) {
        const auto known = m_written.find(id);
        for (const auto &[at, hour] : hoursUntil(id, now)) {
            const bool isKnown = known != m_written.end() && known->second.contains(at) && known->second.at(at) == hour;
            if (!isKnown) {
                fresh.emplace_back(id, hour);
            }
        }
    }
    return fresh;
}

void RequestRecord::forgetBefore(Timestamp oldest)
{
    for (auto &[id, play] : m_plays) {
        play.forgetBefore(oldest);
    }
    for (auto *hours : {&m_ended, &m_written}) {
        for (auto &[id, kept] : *hours) {
            kept.erase(kept.begin(), kept.lower_bound(oldest));
        }
    }
}

} // namespace wakedock::core
