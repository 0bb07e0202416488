#pragma once

#include "backend/core/domain/request_hour.h"
#include "backend/core/repositories/repositories.h"

#include <map>

namespace wakedock::core {

/// What was made of services' requests, hour by hour. Goes with its service.
class IRequestHourRepository
{
public:
    virtual ~IRequestHourRepository() = default;
    /// Stores the hour, in place of what was known of it. Nothing happens where the service is gone.
    virtual void put(const ServiceId &service, const RequestHour &hour) = 0;
    /// Oldest first.
    virtual std::map<ServiceId, std::vector<RequestHour>> all() = 0;
    virtual void dropBefore(Timestamp at) = 0;
};

} // namespace wakedock::core
