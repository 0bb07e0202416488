#pragma once

#include "backend/core/domain/proxy_config.h"
#include "backend/core/use_cases/caddy/config_desk.h"
#include "models/caddy/text_lines.h"
#include "models/common/door.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace wakedock::models {

/// A difference as it is shown: laid out, and no longer than anybody reads.
struct DifferenceText {
    std::string path;
    QString before; ///< Empty where there was nothing.
    QString after; ///< Empty where nothing is left.
    int leftOff = 0; ///< Lines that are not shown, of both sides.
    bool ours = false;
    bool operator==(const DifferenceText &) const = default;
};
using DifferenceTexts = std::vector<DifferenceText>;

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

/// Any thread.
[[nodiscard]] DifferenceText differenceText(const core::ConfigDifference &difference);

} // namespace wakedock::models
