#pragma once

#include "backend/core/use_cases/stacks/stack_routes.h"

#include <optional>

namespace wakedock::core {

// Where the next containers of a stack's routed services are reached, on hosts whose ports are published.

/// Those that are replaced are reached where the host is reached now; what serves stays where it is.
/// @throws Error Unavailable (`service_address_unknown`)
Task<RoutedTargets> reachedNow(StackWorkshop &workshop, CallContext context, HostId host, RoutedTargets targets);

/// Where the Compose program failed as somebody else has a target's reserved port: that target gets another one for its
/// colour. @return the port that is taken; nothing where the failure is about something else
[[nodiscard]] std::optional<int> placeElsewhere(StackWorkshop &workshop, RoutedTargets &targets, const Error &failure);

/// How often the containers are made before it is given up.
inline constexpr int stackPortTries = 4;
/// @return Conflict (`port_taken`)
[[nodiscard]] Error stackPortTaken(int port, const Error &failure);

} // namespace wakedock::core
