#pragma once

#include "backend/core/domain/operator_route.h"
#include "backend/shared/exceptions/error.h"

#include <string>
#include <vector>

namespace wakedock::core {

enum class HeaderDirection { Request, Response };

/// What is wrong with a value, as a sentence; empty when it may go on the wire: no line breaks, no control characters, no
/// placeholder that is not open.
[[nodiscard]] std::string headerValueProblem(const std::string &value);

/// Names that are no names, that are about one connection only, or by which requests are told apart and led: `Host`,
/// `Connection`, `X-Forwarded-For`.
void checkHeaderChanges(const HeaderChanges &headers, HeaderDirection direction, std::vector<FieldError> &problems);

} // namespace wakedock::core
