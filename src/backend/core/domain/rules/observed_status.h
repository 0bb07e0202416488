#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/service.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

struct ObservedStatus {
    ServiceStatus status = ServiceStatus::Unknown;
    std::string reason;
};

/// The container that serves: of the live colour and the revision in force, else any of the live colour, newest first.
/// None while nothing is in force.
std::optional<Container> liveContainer(const ServiceRecord &record, const std::vector<Container> &containers);

/// What a service is, told from its containers alone, while no operation runs on it.
ObservedStatus observedStatus(const ServiceRecord &record, const std::vector<Container> &containers);

} // namespace wakedock::core
