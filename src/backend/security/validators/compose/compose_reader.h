#pragma once

#include "backend/core/domain/compose_reading.h"

namespace wakedock::security {

/// Reads the Compose files of a stack and tells everything that is wrong with them, each with file, line and column, and
/// what they come to. Asks nobody: no file, no engine, no Compose program. Never throws for what is written in the files.
[[nodiscard]] core::ComposeReading readCompose(const core::ComposeSource &source);

} // namespace wakedock::security
