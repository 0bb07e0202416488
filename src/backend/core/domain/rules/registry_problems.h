#pragma once

#include "backend/core/domain/registry.h"
#include "backend/shared/exceptions/error.h"

namespace wakedock::core {

/// What is wrong with a registry, out of the error of a question to it: what exactly, where the error says so in its
/// context `cause`, else its own reason.
[[nodiscard]] RegistryProblem registryProblem(const Error &error);

} // namespace wakedock::core
