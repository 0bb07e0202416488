#include "backend/core/services/activity_service.h"

#include "backend/core/repositories/i_service_activity_repository.h"
#include "backend/shared/async/settle.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::core {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

seconds activitySpan(std::chrono::steady_clock::time_point from, std::chrono::steady_clock::time_point to)
{
    return std::chrono::duration_cast<seconds>(to - from);
}

bool countsOn(const LinkCounters &before, const LinkCounters &after)
{
    return after.receivedPackets >= before.receivedPackets && after.sentPackets >= before.sentPackets;
}

} // namespace

ActivityService::ActivityService(ILinkCounters &counters, IStore &store, IClock &clock)
    : m_counters(counters)
    , m_store(store)
    , m_clock(clock)
    , m_companions(clock)
{
}

Task<void> ActivityService::load()
{
    const auto all = co_await m_store.read([](Repositories &repositories) { return repositories.activity().list(); });
    for (const ServiceActivity &activity : all) {
        m_kept.emplace(activity.serviceId, activity);
    }
}

Task<void> ActivityService::save()
{
    std::vector<ServiceActivity> changed;
    const auto unsaved = std::exchange(m_unsaved, {});
    for (const ServiceId &id : unsaved) {
        if (const auto found = m_kept.find(id); found != m_kept.end()) {
            changed.push_back(found->second);
        }
    }
    if (changed.empty()) {
        co_return;
    }
    auto put = [changed = std::move(changed)](Repositories &repositories) {
        for (const ServiceActivity &activity : changed) {
            repositories.activity().put(activity);
        }
    };
    const auto written = co_await settle(m_store.write(std::move(put)));
    if (written.failure) {
        std::ranges::copy_if(unsaved, std::inserter(m_unsaved, m_unsaved.end()),
                             [this](const ServiceId &id) { return m_kept.contains(id); });
        std::rethrow_exception(written.failure);
    }
}

Task<void> ActivityService::look(CallContext context, HostId host, std::map<ServiceId, Container> running,
                                 std::vector<Container> companions)
{
    std::erase_if(m_links, [&host, &running](const auto &known) {
        return known.second.host == host && !running.contains(known.first);
    });
    ++m_looks[host];
    std::vector<Container> containers;
    for (const auto &[id, container] : running) {
        follow(host, id, container);
        containers.push_back(container);
    }
    m_companions.follow(host, companions);
    std::ranges::move(companions, std::back_inserter(containers));
    if (containers.empty()) {
        co_return;
    }
    const auto counters = co_await m_counters.read(std::move(context), host, std::move(containers));
    m_companions.take(host, m_looks[host], counters);
    for (auto &[id, link] : m_links) {
        if (link.host != host) {
            continue;
        }
        const auto found = counters.find(link.containerId);
        if (found != counters.end()) {
            take(id, link, found->second);
        } else {
            link.counters.reset();
            link.bytesPerSecond.reset();
        }
    }
}

void ActivityService::follow(const HostId &host, const ServiceId &id, const Container &container)
{
    Link &link = m_links[id];
    if (link.containerId != container.id || link.startedAt != container.startedAt) {
        link = Link();
        link.host = host;
        link.containerId = container.id;
        link.startedAt = container.startedAt;
        link.lastUse = m_clock.steadyNow();
        link.lastHeld = link.lastUse;
        link.usedInLook = m_looks[host];
    }
}

void ActivityService::take(const ServiceId &id, Link &link, const LinkCounters &counters)
{
    const auto now = m_clock.steadyNow();
    if (link.counters && countsOn(*link.counters, counters)) {
        if (link.noise.isUse(*link.counters, counters)) {
            used(id, link);
        }
        const LinkCounters seen = counters - *link.counters;
        const auto span = std::chrono::duration_cast<milliseconds>(now - link.readAt).count();
        if (span > 0) {
            link.bytesPerSecond = (seen.receivedBytes + seen.sentBytes) * 1000 / span;
        }
    }
    link.counters = counters;
    link.readAt = now;
}

void ActivityService::used(const ServiceId &id, Link &link)
{
    link.lastUse = m_clock.steadyNow();
    link.usedInLook = m_looks[link.host];
    keptOf(id).lastAccessAt = m_clock.now();
}

void ActivityService::noteUse(const ServiceId &id)
{
    if (const auto found = m_links.find(id); found != m_links.end()) {
        used(id, found->second);
    }
}

void ActivityService::noteHeld(const ServiceId &id)
{
    if (const auto found = m_links.find(id); found != m_links.end()) {
        found->second.lastHeld = m_clock.steadyNow();
    }
}

void ActivityService::noteResume()
{
    for (auto &[id, link] : m_links) {
        link.lastHeld = m_clock.steadyNow();
    }
}

void ActivityService::keepUntil(const ServiceId &id, std::optional<Timestamp> until)
{
    keptOf(id).keptUntil = until;
}

void ActivityService::forget(const ServiceId &id)
{
    m_links.erase(id);
    m_kept.erase(id);
    m_unsaved.erase(id);
}

ServiceActivity &ActivityService::keptOf(const ServiceId &id)
{
    m_unsaved.insert(id);
    ServiceActivity &kept = m_kept[id];
    kept.serviceId = id;
    return kept;
}

ActivityService::Seen ActivityService::of(const ServiceId &id) const
{
    Seen seen;
    seen.kept.serviceId = id;
    if (const auto found = m_kept.find(id); found != m_kept.end()) {
        seen.kept = found->second;
    }
    if (const auto found = m_links.find(id); found != m_links.end()) {
        const Link &link = found->second;
        seen.sinceUse = activitySpan(link.lastUse, m_clock.steadyNow());
        seen.sinceHeld = activitySpan(link.lastHeld, m_clock.steadyNow());
        seen.bytesPerSecond = link.bytesPerSecond;
        seen.usedInLook = link.usedInLook;
        seen.isMeasured = link.counters.has_value();
    }
    return seen;
}

std::vector<ServiceActivity> ActivityService::kept() const
{
    std::vector<ServiceActivity> all;
    all.reserve(m_kept.size());
    for (const auto &[id, activity] : m_kept) {
        all.push_back(activity);
    }
    return all;
}

} // namespace wakedock::core
