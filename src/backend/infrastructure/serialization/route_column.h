#pragma once

#include "backend/core/domain/operator_route.h"

#include <string>

namespace wakedock::serialization {

/// What of an operator's route is one text: hosts, target, headers. As in columns.h.
[[nodiscard]] std::string writeOperatorRoute(const core::OperatorRoute &route);
void readOperatorRoute(const std::string &text, core::OperatorRoute &into);

} // namespace wakedock::serialization
