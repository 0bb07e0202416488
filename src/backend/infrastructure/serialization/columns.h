#pragma once

#include "backend/core/domain/deployment.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/service_config.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::serialization {

// Values that are stored as one text: JSON with a version `v`. Readers are tolerant: what is missing has its default,
// what is unknown is left out, so that a database written by an older WakeDock needs no migration for a new field.
// A text that is no JSON, or a value of another type, is an Error Internal (`stored_value_unreadable`).

[[nodiscard]] std::string writeConfig(const core::ServiceConfig &config);
[[nodiscard]] core::ServiceConfig readConfig(const std::string &text);

[[nodiscard]] std::string writeSteps(const std::vector<core::Step> &steps);
[[nodiscard]] std::vector<core::Step> readSteps(const std::string &text);

[[nodiscard]] std::string writeFailure(const core::FailureRecord &failure);
[[nodiscard]] core::FailureRecord readFailure(const std::string &text);

[[nodiscard]] std::string writeIntent(const core::OperationIntent &intent);
[[nodiscard]] core::OperationIntent readIntent(const std::string &text);

} // namespace wakedock::serialization
