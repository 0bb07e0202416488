#pragma once

#include "backend/core/domain/rules/diagnosis_rules.h"

namespace wakedock::core {

/// What mending with Mend::PushRoutes does.
inline constexpr const char *PushRoutesText = "Bring WakeDock's routes back into Caddy; what others wrote stays as it is.";

/// What visitors get, who have been sent through the proxy. Needs `facts.visit`.
[[nodiscard]] Finding visitorAnswered(const RouteFacts &facts, const ProxyStatus &status);

} // namespace wakedock::core
