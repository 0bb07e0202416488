#pragma once

#include "backend/core/domain/diagnosis.h"

#include <string>

namespace wakedock::api {

[[nodiscard]] std::string diagnosisJson(const core::Diagnosis &diagnosis);
[[nodiscard]] std::string mendReportJson(const core::MendReport &report);

} // namespace wakedock::api
