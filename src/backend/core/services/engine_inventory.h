#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/ports/i_container_engine.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

/// All containers of one engine, kept true by its facts: listed once, then changed by events, never polled.
class EngineInventory
{
public:
    /// @return the services whose containers are no longer what they were
    std::vector<ServiceId> reduce(const engine_fact::Changed &fact);
    std::vector<ServiceId> reduce(const engine_fact::Gone &fact);
    void reduce(const engine_fact::Listed &fact);

    [[nodiscard]] std::vector<Container> containersOf(const ServiceId &service) const;
    [[nodiscard]] std::map<ServiceId, std::vector<Container>> byService() const;
    [[nodiscard]] std::vector<Container> running() const;
    [[nodiscard]] const std::map<std::string, Container> &all() const { return m_containers; }

private:
    std::map<std::string, Container> m_containers;
};

} // namespace wakedock::core
