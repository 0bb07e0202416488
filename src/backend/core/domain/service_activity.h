#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <optional>

namespace wakedock::core {

/// What is kept of a service's use over restarts of WakeDock.
struct ServiceActivity {
    ServiceId serviceId;
    std::optional<Timestamp> lastAccessAt; ///< Nothing while its sleep is off: nobody looks then.
    std::optional<Timestamp> keptUntil; ///< Somebody keeps it awake until then.
    bool operator==(const ServiceActivity &) const = default;
};

} // namespace wakedock::core
