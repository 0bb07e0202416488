#pragma once

#include "backend/core/domain/stack.h"
#include "backend/core/ports/i_stack_files.h"

#include <optional>
#include <string>

namespace wakedock::docker {

// What WakeDock notes of a stack, as text on disk.

[[nodiscard]] std::string stackRecordText(const core::StackRecord &record);
/// Nothing for what is no record.
[[nodiscard]] std::optional<core::StackRecord> readStackRecord(const std::string &text);

[[nodiscard]] std::string stackPendingText(const core::StackPending &pending);
[[nodiscard]] std::optional<core::StackPending> readStackPending(const std::string &text);

} // namespace wakedock::docker
