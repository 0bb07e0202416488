#pragma once

#include "backend/core/domain/service_activity.h"

#include <vector>

namespace wakedock::core {

/// When services were last used, and until when they are kept awake. An observation: it has no version, and goes with its
/// service.
class IServiceActivityRepository
{
public:
    virtual ~IServiceActivityRepository() = default;
    virtual std::vector<ServiceActivity> list() = 0;
    /// Replaces what is known of its service. Of a service that is gone nothing is kept.
    virtual void put(const ServiceActivity &activity) = 0;
};

} // namespace wakedock::core
