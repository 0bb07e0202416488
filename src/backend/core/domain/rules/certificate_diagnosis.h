#pragma once

#include "backend/core/domain/rules/diagnosis_rules.h"

#include <vector>

namespace wakedock::core {

/// The certificate that is shown, and what its authority said where it did not want to sign one.
[[nodiscard]] std::vector<Finding> certificateFindings(const RouteFacts &facts, Timestamp now);

} // namespace wakedock::core
