#pragma once

#include "backend/shared/exceptions/error.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::security {

/// Whether a value, seen by itself and not with what is inside it, is of the type, range, length, pattern and choice that
/// its schema wants. Only asked to find words for what valijson has refused.
[[nodiscard]] bool fitsItself(const nlohmann::json &schema, const nlohmann::json &value);

/// Members of an object that are missing, unknown or wrongly named, items of a list that stand there twice.
[[nodiscard]] std::vector<FieldError> memberProblems(const nlohmann::json &schema, const nlohmann::json &value,
                                                     const std::string &field);

} // namespace wakedock::security
