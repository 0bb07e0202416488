#include "backend/core/services/traffic_record.h"

#include "backend/core/repositories/i_traffic_repository.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::minutes PartSpan{60 / TrafficHour::Parts};
/// Two samples that are further apart say nothing of the time between them.
constexpr std::chrono::minutes LongestSilence{2};

std::int64_t partOf(Timestamp at)
{
    return at.time_since_epoch() / std::chrono::milliseconds(PartSpan);
}

Timestamp hourOfPart(std::int64_t part)
{
    return Timestamp(std::chrono::milliseconds(std::chrono::hours(part / TrafficHour::Parts)));
}

Task<void> storeHours(IStore &store, std::vector<std::pair<ServiceId, TrafficHour>> hours, Timestamp oldest)
{
    co_await store.write([hours, oldest](Repositories &repositories) {
        for (const auto &[id, hour] : hours) {
            repositories.traffic().put(id, hour);
        }
        repositories.traffic().dropBefore(oldest);
    });
}

} // namespace

TrafficRecord::TrafficRecord(Needs needs) : m_needs(std::move(needs))
{
    m_subscription = m_needs.events.subscribe([this](const EventRecord &record) {
        if (const auto *sampled = std::get_if<UsageSampled>(&record.event)) {
            sample(*sampled->usage);
        } else if (const auto *changed = std::get_if<ServiceChanged>(&record.event);
                   changed != nullptr && changed->change == Change::Removed) {
            m_hours.erase(changed->service->record.id);
            m_counters.erase(changed->service->record.id);
        }
    });
}

Task<void> TrafficRecord::start()
{
    const auto known = co_await m_needs.store.read([](Repositories &repositories) { return repositories.traffic().all(); });
    const Timestamp oldest = m_needs.clock.now() - Kept;
    for (const auto &[id, hours] : known) {
        for (const TrafficHour &hour : hours) {
            if (hour.at >= oldest) {
                m_hours[id].emplace(hour.at, hour);
            }
        }
    }
    m_savedPart = partOf(m_needs.clock.now());
}

std::vector<TrafficHour> TrafficRecord::hoursOf(const ServiceId &id) const
{
    std::vector<TrafficHour> hours;
    if (const auto found = m_hours.find(id); found != m_hours.end()) {
        for (const auto &[at, hour] : found->second) {
            hours.push_back(hour);
        }
    }
    return hours;
}

void TrafficRecord::sample(const Usage &usage)
{
    const Timestamp now = m_needs.clock.now();
    for (const auto &[id, used] : usage) {
        note(id, used.networkSentBytes, now);
    }
    if (partOf(now) != m_savedPart) {
        m_savedPart = partOf(now);
        save(now);
    }
}

void TrafficRecord::note(const ServiceId &id, std::int64_t sent, Timestamp now)
{
    const auto steady = m_needs.clock.steadyNow();
    const auto [known, isNew] = m_counters.try_emplace(id, Counter{sent, steady, partOf(now), 0});
    Counter &counter = known->second;
    // A counter that has become smaller is a new container's.
    const std::int64_t more = sent < counter.sent ? sent : sent - counter.sent;
    const bool isUseful = !isNew && steady - counter.at <= LongestSilence;
    counter.sent = sent;
    counter.at = steady;
    if (counter.part != partOf(now)) {
        counter.part = partOf(now);
        counter.inPart = 0;
    }
    if (!isUseful) {
        return;
    }
    counter.inPart += more;
    const Timestamp at = hourOfPart(counter.part);
    const auto bit = static_cast<std::uint16_t>(1U << (counter.part % TrafficHour::Parts));
    TrafficHour &hour = m_hours[id].try_emplace(at, TrafficHour{at, 0, 0}).first->second;
    hour.measured |= bit;
    hour.busy |= counter.inPart >= SmallestAnswer ? bit : 0;
    m_unsaved.emplace(id, at);
}

void TrafficRecord::save(Timestamp now)
{
    const Timestamp oldest = now - Kept;
    std::vector<std::pair<ServiceId, TrafficHour>> hours;
    for (const auto &[id, at] : std::exchange(m_unsaved, {})) {
        if (const auto found = m_hours.find(id); found != m_hours.end() && found->second.contains(at)) {
            hours.emplace_back(id, found->second.at(at));
        }
    }
    for (auto &[id, kept] : m_hours) {
        kept.erase(kept.begin(), kept.lower_bound(oldest));
    }
    if (!hours.empty()) {
        m_needs.scope.start("writing when services are used",
                            [this, hours, oldest](CancelToken) { return write(hours, oldest); });
    }
}

Task<void> TrafficRecord::write(std::vector<std::pair<ServiceId, TrafficHour>> hours, Timestamp oldest)
{
    const auto failure = (co_await settle(storeHours(m_needs.store, hours, oldest))).failure;
    if (failure) {
        m_needs.log.warning("When services are used could not be written down; it is tried again in five minutes. "
                            + describe(failure));
        for (const auto &[id, hour] : hours) {
            m_unsaved.emplace(id, hour.at);
        }
    }
}

} // namespace wakedock::core
