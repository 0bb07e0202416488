#include "backend/core/services/engine_inventory.h"

namespace wakedock::core {

namespace {

ServiceId ownerOf(const Container &container)
{
    const auto found = container.labels.find(label::Service);
    return found == container.labels.end() ? ServiceId() : ServiceId(found->second);
}

} // namespace

std::vector<ServiceId> EngineInventory::reduce(const engine_fact::Changed &fact)
{
    m_containers[fact.container.id] = fact.container;
    const ServiceId owner = ownerOf(fact.container);
    return owner.isEmpty() ? std::vector<ServiceId>() : std::vector{owner};
}

std::vector<ServiceId> EngineInventory::reduce(const engine_fact::Gone &fact)
{
    const auto found = m_containers.find(fact.containerId);
    if (found == m_containers.end()) {
        return {};
    }
    const ServiceId owner = ownerOf(found->second);
    m_containers.erase(found);
    return owner.isEmpty() ? std::vector<ServiceId>() : std::vector{owner};
}

void EngineInventory::reduce(const engine_fact::Listed &fact)
{
    m_containers.clear();
    for (const Container &container : fact.containers) {
        m_containers.emplace(container.id, container);
    }
}

std::vector<Container> EngineInventory::containersOf(const ServiceId &service) const
{
    std::vector<Container> found;
    for (const auto &[id, container] : m_containers) {
        if (ownerOf(container) == service) {
            found.push_back(container);
        }
    }
    return found;
}

std::map<ServiceId, std::vector<Container>> EngineInventory::byService() const
{
    std::map<ServiceId, std::vector<Container>> grouped;
    for (const auto &[id, container] : m_containers) {
        if (const ServiceId owner = ownerOf(container); !owner.isEmpty()) {
            grouped[owner].push_back(container);
        }
    }
    return grouped;
}

std::vector<Container> EngineInventory::running() const
{
    std::vector<Container> found;
    for (const auto &[id, container] : m_containers) {
        if (container.status == ContainerStatus::Running) {
            found.push_back(container);
        }
    }
    return found;
}

} // namespace wakedock::core
