#include "backend/core/services/state_service.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/domain/rules/service_rules.h"
#include "backend/core/domain/rules/status_transitions.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

StateService::StateService(IAwakeMarks &marks, IEventBus &events, IClock &clock, Log log)
    : m_marks(marks)
    , m_events(events)
    , m_clock(clock)
    , m_log(log)
{
}

void StateService::load(std::vector<ServiceRecord> records)
{
    for (ServiceRecord &record : records) {
        Service service;
        service.state.status = record.revision == 0 ? ServiceStatus::Created : ServiceStatus::Unknown;
        service.state.statusReason =
            record.revision == 0 ? "It has not been deployed yet." : "The engine has not told of it yet.";
        service.record = std::move(record);
        const ServiceId id = service.record.id;
        m_byName[service.record.config.name] = id;
        for (const std::string &host : hostsOf(service.record.config)) {
            m_byHost[host] = id;
        }
        m_entries[id].service = std::make_shared<const Service>(std::move(service));
    }
    ++m_version;
}

void StateService::adopt(ServiceRecord record)
{
    const ServiceId id = record.id;
    Entry &entry = m_entries[id];
    Service next;
    Change change = Change::Created;
    if (entry.service) {
        change = Change::Updated;
        next.state = entry.service->state;
        m_byName.erase(entry.service->record.config.name);
        for (const std::string &host : hostsOf(entry.service->record.config)) {
            m_byHost.erase(host);
        }
    } else {
        next.state.status = ServiceStatus::Created;
        entry.observed = true;
    }
    m_byName[record.config.name] = id;
    for (const std::string &host : hostsOf(record.config)) {
        m_byHost[host] = id;
    }
    next.record = std::move(record);
    update(entry, std::move(next), change);
}

void StateService::forget(const ServiceId &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        return;
    }
    const ServicePtr gone = found->second.service;
    const auto hosts = hostsOf(gone->record.config);
    m_marks.clear(hosts);
    for (const std::string &host : hosts) {
        m_byHost.erase(host);
    }
    m_byName.erase(gone->record.config.name);
    m_entries.erase(found);
    ++m_version;
    m_events.publish(ServiceChanged{Change::Removed, gone});
}

StateService::ServicePtr StateService::find(const ServiceId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : found->second.service;
}

StateService::ServicePtr StateService::findByName(const std::string &name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : find(found->second);
}

StateService::ServicePtr StateService::findByHost(const std::string &host) const
{
    auto found = m_byHost.find(host);
    if (found == m_byHost.end()) {
        const auto dot = host.find('.');
        if (dot == std::string::npos) {
            return nullptr;
        }
        found = m_byHost.find("*" + host.substr(dot));
    }
    return found == m_byHost.end() ? nullptr : find(found->second);
}

std::vector<StateService::ServicePtr> StateService::all() const
{
    std::vector<ServicePtr> services;
    services.reserve(m_byName.size());
    for (const auto &[name, id] : m_byName) {
        services.push_back(m_entries.at(id).service);
    }
    return services;
}

std::vector<ServiceRecord> StateService::records() const
{
    std::vector<ServiceRecord> records;
    records.reserve(m_entries.size());
    for (const auto &[id, entry] : m_entries) {
        records.push_back(entry.service->record);
    }
    return records;
}

std::vector<Container> StateService::containersOf(const ServiceId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? std::vector<Container>() : found->second.containers;
}

StateService::Entry &StateService::entryOf(const ServiceId &id)
{
    const auto found = m_entries.find(id);
    if (found == m_entries.end()) {
        throw Error(ErrorCode::NotFound, "service_not_found", "There is no such service.");
    }
    return found->second;
}

void StateService::beginOperation(const ServiceId &id, ServiceStatus status)
{
    entryOf(id).inOperation = true;
    setStatus(id, status);
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
    if (found != m_entries.end()) {
        found->second.inOperation = false;
        if (found->second.observed) {
            decideFromContainers(found->second);
        }
    }
}

void StateService::markAwake(const ServiceId &id, Colour colour)
{
    m_marks.set(hostsOf(entryOf(id).service->record.config), colour);
}

void StateService::clearMarks(const ServiceId &id)
{
    m_marks.clear(hostsOf(entryOf(id).service->record.config));
}

void StateService::observe(const ContainersChanged &change)
{
    const auto found = m_entries.find(change.serviceId);
    if (found == m_entries.end()) {
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
}

void StateService::observe(const HostLost &lost)
{
    for (auto &[id, entry] : m_entries) {
        if (entry.service->record.config.hostId != lost.hostId) {
            continue;
        }
        entry.observed = false;
        if (entry.inOperation) {
            continue;
        }
        Service next = *entry.service;
        // Marks stay: containers may well go on running without their engine, and visitors should not notice.
        next.state.statusReason = lost.reason + " It was last seen " + statusWord(next.state.status) + ".";
        next.state.status = ServiceStatus::Unknown;
        if (entry.service->state.status != ServiceStatus::Unknown) {
            update(entry, std::move(next), Change::Updated);
        }
    }
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
        matchMarks(next);
    }
    update(entry, std::move(next), Change::Updated);
}

void StateService::decideFromContainers(Entry &entry)
{
    takeContainers(entry, entry.containers);
}

void StateService::matchMarks(const Service &service)
{
    const auto hosts = hostsOf(service.record.config);
    if (hosts.empty()) {
        return;
    }
    try {
        if (service.state.status == ServiceStatus::Running) {
            m_marks.set(hosts, service.record.liveColour);
        } else {
            m_marks.clear(hosts);
        }
    } catch (const Error &error) {
        m_log.error("The awake mark of " + service.record.config.name + " could not be changed: " + error.message(),
                    {{"remedy", error.remedy()}});
    }
}

void StateService::update(Entry &entry, Service next, Change change)
{
    entry.service = std::make_shared<const Service>(std::move(next));
    ++m_version;
    m_events.publish(ServiceChanged{change, entry.service});
}

} // namespace wakedock::core
