#pragma once

#include "backend/shared/exceptions/error.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace wakedock::security {

/// Texts, lists and objects that are larger than their schema's maxLength, maxItems or maxProperties. Linear in the value,
/// and stops at the first hundred.
[[nodiscard]] std::vector<FieldError> sizeProblems(const nlohmann::json &schema, const nlohmann::json &value);

} // namespace wakedock::security
