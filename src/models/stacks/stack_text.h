#pragma once

#include "backend/core/domain/compose_reading.h"
#include "backend/core/domain/rules/stack_plan.h"
#include "backend/core/domain/stack.h"
#include "models/common/words.h"

#include <QString>
#include <QVariantList>

namespace wakedock::models {

/// `Partly running`
QString stackStatusWord(core::StackStatus status);
Tone stackStatusTone(core::StackStatus status);
/// `Ended with code 3`
QString stackServiceWord(const core::StackServiceRow &row);
Tone stackServiceTone(core::StackServiceStatus status);
/// `3 of 4`: services that run, of those that should; one that has done its work is not among them.
QString stackServicesText(const core::Stack &stack);
/// Something is not as it should be.
[[nodiscard]] bool isTroubledStack(const core::Stack &stack);

/// `Made anew`, `Stays as it is`
QString stackChangeWord(core::StackPlan::Change change);
Tone stackChangeTone(core::StackPlan::Change change);
QString stackVolumeWord(core::StackPlan::VolumeChange change);

/// {file, line, column, place, message, suggestion, error} for the editor; `place` is `compose.yaml, line 3, column 5`.
QVariantList stackProblems(const core::ComposeReading &reading);

} // namespace wakedock::models
