#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/service.h"
#include "backend/core/queries/wake/follow_wake.h"

#include <chrono>
#include <string>

namespace wakedock::api {

// What the gate tells visitors, in the words and colours of the service they asked for.

/// It was asleep and comes. @param progress as far as it is known
[[nodiscard]] GateRefusal wakingText(const core::Service &service, GateProgress progress);
/// @param reason whole sentences
[[nodiscard]] GateRefusal failedText(const core::Service &service, const std::string &reason,
                                     std::chrono::seconds retryAfter);
/// The state it is in is the answer: stopped, being set up, unwell. @param hostName where it runs; empty = here
[[nodiscard]] GateRefusal stateText(const core::Service &service, const std::string &hostName);
[[nodiscard]] GateRefusal unknownHostText(const std::string &host);

[[nodiscard]] GateProgress progressOf(const core::WakeView &view);

} // namespace wakedock::api
