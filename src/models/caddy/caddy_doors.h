#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/core/use_cases/caddy/config_desk.h"
#include "models/common/door.h"
#include "models/texts/difference_text.h"
#include "models/texts/text_lines.h"

#include <cstdint>
#include <string>
#include <vector>

namespace wakedock::models {

/// The configuration in force, laid out line by line.
struct ConfigSight {
    TextLinesPtr lines;
    std::string hash;
    std::uint64_t bytes = 0; ///< As Caddy holds it.
    bool covered = false; ///< What is or may be secret is not shown.
    DifferenceTexts drift; ///< To what WakeDock wishes.
};

/// What was found out about a text that may be put in force.
struct TrialSight {
    std::vector<core::ConfigFinding> errors;
    std::vector<core::ConfigFinding> warnings;
    DifferenceTexts differences;
};

/// What became of it, without the configuration itself.
struct AppliedSight {
    bool changed = false;
    std::string backupId; ///< Empty where nothing had to be kept.
    std::vector<core::ConfigFinding> warnings;
};

/// What the window may ask of the proxy's configuration. Long texts are compared, covered and laid out behind these doors,
/// beside both threads. All must be set. `covered` asks for what looks secret to be masked; who may not see secrets never
/// does.
struct CaddyDoors {
    CoreDoor<core::ProxyReport> report;
    CoreDoor<ConfigSight, bool> config; ///< Covered.
    CoreDoor<TrialSight, core::ConfigText, bool> validate; ///< Covered.
    CoreDoor<AppliedSight, core::ConfigText> apply;
    CoreDoor<AppliedSight> renewRoutes;
    CoreDoor<std::vector<core::ConfigBackup>> listBackups;
    CoreDoor<core::ConfigBackup, std::string> backUp; ///< Why it is kept; empty = whoever asks.
    CoreDoor<DifferenceTexts, core::ConfigBackupId, bool> compareBackup; ///< From what is in force to the backup; covered.
    CoreDoor<AppliedSight, core::ConfigBackupId> restore;
};

} // namespace wakedock::models
