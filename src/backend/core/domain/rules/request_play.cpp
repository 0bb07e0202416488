#include "backend/core/domain/rules/request_play.h"

#include <algorithm>
#include <iterator>

namespace wakedock::core {

namespace {

using std::chrono::milliseconds;

constexpr std::chrono::hours RequestHourSpan{1};
constexpr std::chrono::hours CountedDay{24};

Timestamp hourOf(Timestamp at)
{
    return std::chrono::floor<std::chrono::hours>(at);
}

RequestHour &hourIn(RequestHours &hours, Timestamp at)
{
    const auto hour = hourOf(at);
    return hours.try_emplace(hour, RequestHour{hour, {}, {}, 0, 0, 0}).first->second;
}

void addSpan(RequestHours &hours, Timestamp from, Timestamp until, milliseconds RequestHour::*part)
{
    while (from < until) {
        const auto end = std::min<Timestamp>(until, hourOf(from) + RequestHourSpan);
        hourIn(hours, from).*part += end - from;
        from = end;
    }
}

} // namespace

milliseconds fallsAsleepAfter(const SleepPolicy &policy)
{
    return std::chrono::minutes(policy.idleMinutes) + std::chrono::seconds(policy.graceSeconds);
}

RequestPlay::RequestPlay(Timestamp from, milliseconds idle)
    : m_from(from)
    , m_idle(idle)
    , m_awake{{from, Awake{from + idle, 0}}}
{
}

void RequestPlay::request(Timestamp start, Timestamp end, milliseconds wake)
{
    ++m_requests[hourOf(end)];
    start = std::max(start, m_from);
    Awake whole{std::max(start, end) + m_idle, 1};
    auto begin = start;
    auto next = m_awake.upper_bound(start);
    if (next != m_awake.begin() && std::prev(next)->second.until >= start) {
        const auto &[known, before] = *std::prev(next);
        begin = known;
        whole.until = std::max(whole.until, before.until);
        const bool waits = before.waiting > 0 && start <= known + wake;
        whole.waiting = before.waiting + (waits ? 1 : 0);
    }
    // Whoever came later would have found it awake, but for those who came while it woke.
    for (; next != m_awake.end() && next->first <= whole.until; next = m_awake.erase(next)) {
        whole.until = std::max(whole.until, next->second.until);
        whole.waiting += begin == start && next->first <= start + wake ? next->second.waiting : 0;
    }
    m_awake[begin] = whole;
}

void RequestPlay::addTo(RequestHours &hours, Timestamp until) const
{
    addSpan(hours, m_from, until, &RequestHour::measured);
    auto restingSince = m_from;
    for (const auto &[begin, awake] : m_awake) {
        if (begin > until) {
            break;
        }
        addSpan(hours, restingSince, begin, &RequestHour::asleep);
        restingSince = std::max(restingSince, awake.until);
        if (awake.waiting > 0 && begin >= m_from) {
            auto &hour = hourIn(hours, begin);
            ++hour.wakes;
            hour.waiting += awake.waiting;
        }
    }
    addSpan(hours, restingSince, until, &RequestHour::asleep);
    for (const auto &[hour, count] : m_requests) {
        hourIn(hours, hour).requests += count;
    }
}

void RequestPlay::forgetBefore(Timestamp oldest)
{
    m_from = std::max(m_from, oldest);
    m_requests.erase(m_requests.begin(), m_requests.lower_bound(hourOf(m_from)));
    std::erase_if(m_awake, [this](const auto &entry) { return entry.second.until <= m_from; });
}

CountedSleep countedSleep(const std::vector<RequestHour> &hours)
{
    CountedSleep counted;
    milliseconds asleep{0};
    for (const RequestHour &hour : hours) {
        counted.measured += hour.measured;
        asleep += hour.asleep;
        counted.wakesPerDay += hour.wakes;
        counted.waitingPerDay += hour.waiting;
        counted.requests += hour.requests;
    }
    if (counted.measured > milliseconds(0)) {
        const double days = std::chrono::duration<double>(counted.measured) / std::chrono::duration<double>(CountedDay);
        counted.quietShare = std::chrono::duration<double>(asleep) / std::chrono::duration<double>(counted.measured);
        counted.wakesPerDay /= days;
        counted.waitingPerDay /= days;
    }
    return counted;
}

} // namespace wakedock::core
