#include "backend/core/domain/rules/dependency_rules.h"

#include <algorithm>
#include <map>
#include <set>

namespace wakedock::core {

namespace {

/// Depth first: what a service needs is placed before it.
class StartOrder
{
public:
    explicit StartOrder(const ServicesByName &all)
    {
        for (const auto &service : all) {
            m_all.emplace(service->record.config.name, service);
        }
    }

    void placeNeedsOf(const std::string &name)
    {
        m_seen.insert(name);
        const auto found = m_all.find(name);
        if (found == m_all.end()) {
            return;
        }
        for (const auto &needed : found->second->record.config.dependsOn) {
            if (!m_seen.contains(needed)) {
                placeNeedsOf(needed);
                place(needed);
            }
        }
    }

    [[nodiscard]] ServicesByName placed() { return std::move(m_placed); }

private:
    void place(const std::string &name)
    {
        if (const auto found = m_all.find(name); found != m_all.end()) {
            m_placed.push_back(found->second);
        }
    }

    std::map<std::string, std::shared_ptr<const Service>> m_all;
    std::set<std::string> m_seen;
    ServicesByName m_placed;
};

bool needs(const Service &service, const std::set<std::string> &names)
{
    return std::ranges::any_of(service.record.config.dependsOn, [&names](const auto &name) { return names.contains(name); });
}

bool isUp(ServiceStatus status)
{
    return status == ServiceStatus::Running || status == ServiceStatus::Unhealthy || status == ServiceStatus::Waking
        || status == ServiceStatus::Deploying || status == ServiceStatus::Stopping;
}

} // namespace

ServicesByName dependenciesOf(const ServicesByName &all, const std::string &name)
{
    StartOrder order(all);
    order.placeNeedsOf(name);
    return order.placed();
}

ServicesByName dependantsOf(const ServicesByName &all, const std::string &name)
{
    std::set<std::string> needed{name};
    std::size_t before = 0;
    while (before != needed.size()) {
        before = needed.size();
        for (const auto &service : all) {
            if (needs(*service, needed)) {
                needed.insert(service->record.config.name);
            }
        }
    }
    needed.erase(name);
    ServicesByName found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&needed](const auto &service) { return needed.contains(service->record.config.name); });
    return found;
}

std::vector<std::string> awakeDependants(const ServicesByName &all, const std::string &name)
{
    std::vector<std::string> names;
    for (const auto &service : dependantsOf(all, name)) {
        if (isUp(service->state.status)) {
            names.push_back(service->record.config.name);
        }
    }
    return names;
}

} // namespace wakedock::core
