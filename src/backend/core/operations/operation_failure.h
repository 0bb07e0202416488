#pragma once

#include "backend/core/operations/running_operation.h"
#include "backend/shared/exceptions/error.h"

#include <string>
#include <vector>

namespace wakedock::core {

// How a failed operation is written down and told, whoever ran it.

[[nodiscard]] FailureRecord failureRecord(const RunningOperation &run, const Error &error, std::vector<std::string> undone);

/// The error for whoever asked: with the operation, its step and what was undone. That the engine, a registry or the proxy
/// is away is a failure behind WakeDock, not its own.
[[nodiscard]] Error withOrigin(const RunningOperation &run, Error error, const FailureRecord &record);

/// The program ends: journalled, not lost. The next start finds it unfinished and settles it.
[[nodiscard]] Error stoppingError();

} // namespace wakedock::core
