// The part of StateService that only answers.
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/services/state_service.h"

namespace wakedock::core {

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

StateService::ServicePtr StateService::adopterOf(const std::string &containerId) const
{
    for (const auto &[id, entry] : m_entries) {
        const std::string &adopted = entry.service->record.adoptedContainerId;
        if (!adopted.empty() && adopted == containerId) {
            return entry.service;
        }
    }
    return nullptr;
}

std::vector<std::string> StateService::adoptedOn(const HostId &host) const
{
    std::vector<std::string> found;
    for (const auto &[id, entry] : m_entries) {
        const ServiceRecord &record = entry.service->record;
        if (!record.adoptedContainerId.empty() && record.revision > 0 && record.config.hostId == host) {
            found.push_back(record.adoptedContainerId);
        }
    }
    return found;
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

ServiceRecord StateService::inForce(const ServiceId &id) const
{
    const Entry &entry = entryOf(id);
    ServiceRecord record = entry.service->record;
    record.config = entry.inForce;
    return record;
}

std::vector<ServiceRecord> StateService::claims() const
{
    std::vector<ServiceRecord> claims = records();
    for (const auto &[id, entry] : m_entries) {
        if (entry.inForce != entry.service->record.config) {
            claims.push_back(inForce(id));
        }
    }
    return claims;
}

std::vector<Route> StateService::routesInForce() const
{
    std::vector<Route> routes;
    for (const auto &[id, entry] : m_entries) {
        const ServiceRecord record = inForce(id);
        // A stack that is down has no place to send anybody to; what stops by itself has its page.
        if (record.config.kind == ServiceKind::Compose && record.wished == WishedRun::Stopped) {
            continue;
        }
        if (record.revision > 0 && record.resolvedPort && !record.config.domain.empty()) {
            routes.push_back(routeOf(record));
        }
    }
    return routes;
}

std::vector<Container> StateService::containersOf(const ServiceId &id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? std::vector<Container>() : found->second.containers;
}

} // namespace wakedock::core
