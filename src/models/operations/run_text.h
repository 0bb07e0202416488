#pragma once

#include "backend/core/domain/operation.h"
#include "models/common/words.h"

#include <QString>

namespace wakedock::models {

QString runWord(core::RunStatus status);
Tone runTone(core::RunStatus status);
[[nodiscard]] inline bool hasEnded(core::RunStatus status)
{
    return status != core::RunStatus::Queued && status != core::RunStatus::Running;
}
/// `Deploying shop` while it runs, `Deployed shop`, `Could not deploy shop` afterwards.
QString operationTitle(const core::Operation &operation);
QString stepWord(core::StepStatus status);
Tone stepTone(core::StepStatus status);

} // namespace wakedock::models
