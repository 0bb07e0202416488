#pragma once

#include "backend/core/domain/service.h"

#include <QString>

namespace wakedock::models {

/// Why a running service is awake and for how long, in a few words: `Sleeps in 27 min`. Empty where its sleep is off, and
/// where it does not run.
QString awakeText(const core::ServiceState &state, Timestamp now);
/// The same with what is behind it: who, or why not.
QString awakeDetailText(const core::ServiceState &state, Timestamp now);
/// Somebody keeps it awake.
bool isKeptAwake(const core::ServiceState &state, Timestamp now);

} // namespace wakedock::models
