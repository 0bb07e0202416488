#include "backend/core/services/state_service.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/status_transitions.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

StateService::StateService(IAwakeMarks &marks, IEventBus &events, Log log) : m_marks(marks), m_events(events), m_log(log) { }

void StateService::load(std::vector<ServiceRecord> records, const std::vector<Revision> &inForce)
{
    for (ServiceRecord &record : records) {
        Service service;
        service.state.status = record.revision == 0 ? ServiceStatus::Created : ServiceStatus::Unknown;
        service.state.statusReason =
            record.revision == 0 ? "It has not been deployed yet." : "The engine has not told of it yet.";
        service.record = std::move(record);
        Entry &entry = m_entries[service.record.id];
        entry.inForce = service.record.config;
        entry.lostBecause = service.state.statusReason;
        entry.service = std::make_shared<const Service>(std::move(service));
    }
    for (const Revision &revision : inForce) {
        const auto found = m_entries.find(revision.serviceId);
        if (found != m_entries.end() && found->second.service->record.revision == revision.number) {
            found->second.inForce = revision.config;
        }
    }
    for (const auto &[id, entry] : m_entries) {
        addToIndex(entry);
    }
    ++m_version;
}

void StateService::adopt(ServiceRecord record)
{
    Entry &entry = m_entries[record.id];
    Service next;
    Change change = Change::Created;
    std::vector<std::string> served;
    bool comesIntoForce = true;
    if (entry.service) {
        change = Change::Updated;
        next.state = entry.service->state;
        comesIntoForce = record.revision == 0 || record.revision != entry.service->record.revision;
        served = hostsOf(entry.inForce);
        takeFromIndex(entry);
    } else {
        next.state.status = ServiceStatus::Created;
        entry.observed = true;
    }
    if (comesIntoForce) {
        entry.inForce = record.config;
        std::erase_if(served, [still = hostsOf(entry.inForce)](const std::string &host) {
            return std::ranges::find(still, host) != still.end();
        });
    }
    next.record = std::move(record);
    update(entry, std::move(next), change);
    addToIndex(entry);
    if (comesIntoForce) {
        clearMarksOf(entry, served);
    }
}

void StateService::forget(const ServiceId &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        return;
    }
    const ServicePtr gone = found->second.service;
    takeFromIndex(found->second);
    auto hosts = hostsOf(found->second.inForce);
    // One that went on to another service is that one's.
    std::erase_if(hosts, [this](const std::string &host) {
        const auto owner = m_byHost.find(host);
        const auto served =
            owner == m_byHost.end() ? std::vector<std::string>() : hostsOf(m_entries.at(owner->second).inForce);
        return std::ranges::find(served, host) != served.end();
    });
    clearMarksOf(found->second, hosts);
    m_entries.erase(found);
    ++m_version;
    m_events.publish(ServiceChanged{Change::Removed, gone});
}

void StateService::addToIndex(const Entry &entry)
{
    const ServiceRecord &record = entry.service->record;
    m_byName[record.config.name] = record.id;
    // Wished hosts too: their visitors come between the push of the new route and the commit that puts it in force.
    for (const ServiceConfig *config : {&record.config, &entry.inForce}) {
        for (const std::string &host : hostsOf(*config)) {
            m_byHost[host] = record.id;
        }
    }
}

void StateService::takeFromIndex(const Entry &entry)
{
    const ServiceRecord &record = entry.service->record;
    m_byName.erase(record.config.name);
    std::erase_if(m_byHost, [&record](const auto &known) { return known.second == record.id; });
}

const StateService::Entry &StateService::entryOf(const ServiceId &id) const
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        throw Error(ErrorCode::NotFound, "service_not_found", "There is no such service.");
    }
    return found->second;
}

StateService::Entry &StateService::entryOf(const ServiceId &id)
{
    static_cast<void>(std::as_const(*this).entryOf(id));
    return m_entries.at(id);
}

void StateService::beginOperation(const ServiceId &id, ServiceStatus status)
{
    setStatus(id, status);
    entryOf(id).inOperation = true;
}

void StateService::setStatus(const ServiceId &id, ServiceStatus status, std::string reason)
{
    Entry &entry = entryOf(id);
    const ServiceStatus now = entry.service->state.status;
    if (!mayFollow(now, status)) {
        throw Error(ErrorCode::Conflict, "illegal_transition",
                    std::string("A service that is ") + statusWord(now) + " cannot become " + statusWord(status) + ".");
    }
    Service next = *entry.service;
    next.state.status = status;
    next.state.statusReason = std::move(reason);
    update(entry, std::move(next), Change::Updated);
}

void StateService::endOperation(const ServiceId &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        return;
    }
    Entry &entry = found->second;
    entry.inOperation = false;
    if (entry.observed) {
        takeContainers(entry, entry.containers);
    } else {
        showUnknown(entry);
    }
}

void StateService::noteWake(const ServiceId &id, Timestamp at)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end() || found->second.service->state.lastWakeAt == at) {
        return;
    }
    Service next = *found->second.service;
    next.state.lastWakeAt = at;
    update(found->second, std::move(next), Change::Updated);
}

void StateService::observe(const ContainersChanged &change)
{
    const auto found = m_entries.find(change.serviceId);
    // A container with this service's label on another engine (a copy, the same engine added twice) is not the service's.
    if (found == m_entries.end() || found->second.service->record.config.hostId != change.hostId) {
        return;
    }
    takeContainers(found->second, change.containers);
}

void StateService::observe(const HostListed &listed)
{
    for (auto &[id, entry] : m_entries) {
        if (entry.service->record.config.hostId != listed.hostId) {
            continue;
        }
        const auto containers = listed.containers->find(id);
        takeContainers(entry, containers == listed.containers->end() ? std::vector<Container>() : containers->second);
    }
    dropMarksOfNobody();
}

void StateService::observe(const HostLost &lost)
{
    for (auto &[id, entry] : m_entries) {
        if (entry.service->record.config.hostId != lost.hostId) {
            continue;
        }
        entry.observed = false;
        entry.lostBecause = lost.reason;
        if (!entry.inOperation) {
            showUnknown(entry);
        }
    }
}

void StateService::showUnknown(Entry &entry)
{
    if (entry.service->state.status == ServiceStatus::Unknown) {
        return;
    }
    Service next = *entry.service;
    // Marks stay: containers may well go on running without their engine, and visitors should not notice.
    next.state.statusReason = entry.lostBecause + " It was last seen " + statusWord(next.state.status) + ".";
    next.state.status = ServiceStatus::Unknown;
    update(entry, std::move(next), Change::Updated);
}

void StateService::takeContainers(Entry &entry, std::vector<Container> containers)
{
    entry.containers = std::move(containers);
    entry.observed = true;
    Service next = *entry.service;
    next.state.containerIds.clear();
    for (const Container &container : entry.containers) {
        next.state.containerIds.push_back(container.id);
    }
    const auto live = liveContainer(next.record, entry.containers);
    next.state.boundPorts = live ? live->ports : std::vector<PortMapping>();
    next.state.startedAt = live ? live->startedAt : std::nullopt;
    if (!entry.inOperation) {
        const auto seen = observedStatus(next.record, entry.containers);
        next.state.status = seen.status;
        next.state.statusReason = seen.reason;
        matchMarks(entry, seen.status);
    }
    update(entry, std::move(next), Change::Updated);
}

void StateService::update(Entry &entry, Service next, Change change)
{
    fitWakefulness(next);
    entry.service = std::make_shared<const Service>(std::move(next));
    ++m_version;
    m_events.publish(ServiceChanged{change, entry.service});
}

} // namespace wakedock::core
