#pragma once

#include "backend/core/domain/operator_route.h"

#include <cstdint>
#include <optional>

namespace wakedock::core {

/// Which route is meant, in which state, and what it shall be.
struct RouteRequest {
    OperatorRouteId id;
    std::optional<std::int64_t> expectedVersion = {}; ///< Nothing = whatever it is now.
    OperatorRoute wish = {}; ///< Hosts, prefix, target, headers, TLS, enabled.
};

} // namespace wakedock::core
