#pragma once

#include "backend/core/domain/service.h"

namespace wakedock::core {

/// What a visitor who finds no mark does to a service.
enum class VisitVerdict {
    Wakes, ///< It sleeps, or it ended or was started behind WakeDock's back.
    Waits, ///< It is being woken already.
    IsRefused, ///< Its state is the answer: stopped on purpose, being deployed, unwell, unknown.
};

/// SPEC 5: what was stopped or crashed behind WakeDock's back wakes the same way, what its operator stopped does not.
/// What was paused from outside is left as it is, and so is a service of a stack that has no container any more.
/// @param fallsAsleep it is being put to sleep at this moment: a visitor calls it back
[[nodiscard]] VisitVerdict visitVerdict(const Service &service, bool fallsAsleep);

} // namespace wakedock::core
