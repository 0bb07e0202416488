#pragma once

#include "backend/shared/exceptions/error.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace wakedock::security {

/// Texts in `value` that are not written as their schema's `x-text` wants, keys of free objects included.
[[nodiscard]] std::vector<FieldError> textProblems(const nlohmann::json &schema, const nlohmann::json &value);

} // namespace wakedock::security
