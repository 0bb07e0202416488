#pragma once

#include "backend/core/domain/image_update.h"
#include "backend/shared/utils/time_text.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace wakedock::models {

/// `nginx:1.25: something newer is there (asked 4 min ago)`, or why that is not known.
QString updateSentence(const core::ImageUpdate &update, Timestamp now);
/// What a check found, in a sentence.
QString checkSentence(const std::vector<core::ImageUpdate> &updates);
/// Why registries could not be asked, each reason once with the names it stands for.
QStringList checkProblems(const std::vector<core::ImageUpdate> &updates);

} // namespace wakedock::models
