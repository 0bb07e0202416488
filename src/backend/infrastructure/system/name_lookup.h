#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>

class QObject;

namespace wakedock::system {

/// The address of a name, IPv4 before IPv6; nothing when it has none that one machine listens on, or the answer does not
/// come within 5 s. Does not block.
/// @param receiver ends unanswered look-ups when it goes
[[nodiscard]] Task<std::optional<std::string>> lookUp(std::string name, core::CallContext context, QObject *receiver);

} // namespace wakedock::system
