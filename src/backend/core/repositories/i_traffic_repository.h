#pragma once

#include "backend/core/domain/traffic_hour.h"
#include "backend/core/repositories/repositories.h"

#include <map>

namespace wakedock::core {

/// When services were used, hour by hour. Goes with its service.
class ITrafficRepository
{
public:
    virtual ~ITrafficRepository() = default;
    /// Stores the hour, in place of what was known of it. Nothing happens where the service is gone.
    virtual void put(const ServiceId &service, const TrafficHour &hour) = 0;
    /// Oldest first.
    virtual std::map<ServiceId, std::vector<TrafficHour>> all() = 0;
    virtual void dropBefore(Timestamp at) = 0;
};

} // namespace wakedock::core
