#include "backend/core/use_cases/wake/held_memory.h"

#include "backend/core/domain/rules/stack_routing.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <variant>

namespace wakedock::core {

namespace {

bool isPausedAmong(const std::vector<Container> &containers)
{
    return std::ranges::find(containers, ContainerStatus::Paused, &Container::status) != containers.end();
}

bool holdsMemory(const Container &container)
{
    return container.status == ContainerStatus::Running || container.status == ContainerStatus::Paused;
}

} // namespace

void HeldMemory::follow()
{
    m_subscription = m_needs.events.subscribe([this](const EventRecord &record) {
        if (const auto *sampled = std::get_if<UsageSampled>(&record.event)) {
            take(*sampled);
        } else if (const auto *changed = std::get_if<ServiceChanged>(&record.event);
                   changed != nullptr && changed->change == Change::Removed) {
            m_services.erase(changed->service->record.id);
        }
    });
}

void HeldMemory::take(const UsageSampled &sampled)
{
    for (const auto &[id, usage] : *sampled.usage) {
        m_services[id] = usage.memoryBytes;
    }
    if (!sampled.containers) {
        return;
    }
    std::map<std::string, std::int64_t> known; // what is gone is forgotten
    for (const Container &container : companions()) {
        const auto measured = sampled.containers->find(container.id);
        const auto before = m_companions.find(container.id);
        if (measured != sampled.containers->end()) {
            known[container.id] = measured->second.memoryBytes;
        } else if (before != m_companions.end()) {
            known.insert(*before);
        }
    }
    m_companions = std::move(known);
}

std::vector<Container> HeldMemory::companions() const
{
    std::set<StackId> stacks;
    for (const auto &service : m_needs.states.all()) {
        const auto stack = stackOfService(service->record.config);
        if (stack && stack->hostId == localHost()) {
            stacks.insert(*stack);
        }
    }
    std::vector<Container> all;
    for (const StackId &stack : stacks) {
        std::ranges::copy_if(m_needs.stacks.containersOf(stack), std::back_inserter(all),
                             [](const Container &container) { return !container.labels.contains(label::Service); });
    }
    return all;
}

std::int64_t HeldMemory::usedBeside(const ServiceId &waking) const
{
    const auto usage = m_needs.monitoring.latest();
    std::int64_t used = 0;
    for (const auto &service : m_needs.states.all()) {
        const bool isBeside = service->record.id != waking && service->record.config.hostId == localHost();
        used += isBeside ? heldBy(*service, *usage) : 0;
    }
    auto beside = companions();
    std::erase_if(beside, [](const Container &container) { return !holdsMemory(container); });
    return used + ofCompanions(beside);
}

std::int64_t HeldMemory::heldBy(const Service &service, const MonitoringService::Usage &usage) const
{
    const auto measured = usage.find(service.record.id);
    switch (service.state.status) {
    case ServiceStatus::Running:
    case ServiceStatus::Unhealthy:
    case ServiceStatus::Deploying:
        return measured != usage.end() ? measured->second.memoryBytes : needOf(service);
    case ServiceStatus::Waking:
        // What was measured of it so far is not yet what it comes to.
        return needOf(service);
    case ServiceStatus::Sleeping:
        // Paused it keeps what it held.
        return isPausedAmong(m_needs.states.containersOf(service.record.id)) ? needOf(service) : 0;
    default:
        // What has just stopped was still measured a moment ago.
        return 0;
    }
}

std::int64_t HeldMemory::needOf(const Service &service) const
{
    const auto known = m_services.find(service.record.id);
    return known != m_services.end() ? known->second : service.record.config.resources.memoryBytes;
}

std::int64_t HeldMemory::ofCompanions(const std::vector<Container> &containers) const
{
    std::int64_t held = 0;
    for (const Container &container : containers) {
        const auto known = m_companions.find(container.id);
        held += known == m_companions.end() ? 0 : known->second;
    }
    return held;
}

} // namespace wakedock::core
