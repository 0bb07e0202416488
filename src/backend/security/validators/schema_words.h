#pragma once

#include "backend/shared/exceptions/error.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace wakedock::security {

/// What a schema wants, to follow "Must be ": `a whole number from 1 to 65535`, `one of tcp, udp`.
[[nodiscard]] std::string wantedBy(const nlohmann::json &schema);

/// The broken rules of the value at the end of `way` (keys and indexes from the root), in plain words; empty when the value
/// itself breaks none, because only something inside it does.
[[nodiscard]] std::vector<FieldError> wordsFor(const nlohmann::json &schema, const nlohmann::json &value,
                                               const std::vector<std::string> &way);

/// For a rule that has no words of its own.
[[nodiscard]] FieldError unexplained(const nlohmann::json &value, const std::vector<std::string> &way);

} // namespace wakedock::security
