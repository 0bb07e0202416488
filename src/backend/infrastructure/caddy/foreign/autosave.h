#pragma once

#include <cstdint>
#include <string>

namespace wakedock::caddy {

/// Caddy writes every configuration it takes to `autosave.json`, in place: a machine that dies at that moment leaves half
/// a file, and a Caddy that is started with `--resume` (as Debian's caddy-api.service is) then does not start.

enum class AutosaveState { Whole, Damaged, Missing, Unreadable };

/// Where a Caddy keeps it that is started with `--resume`; empty for any other, and where its surroundings cannot be read.
/// @param commandLine, environment as /proc has them: words that end with NUL
[[nodiscard]] std::string autosaveOf(const std::string &commandLine, const std::string &environment);

[[nodiscard]] AutosaveState stateOfAutosave(const std::string &path);

/// Puts `config` in the place of a damaged or missing file, for its owner alone; what was there lies beside it as
/// `autosave.json.damaged` afterwards.
/// @param owner whose Caddy it is. A folder or file that belongs to anybody else is left alone: whoever chooses the path
/// does not choose what WakeDock writes to
/// @return why not; empty when it is done
[[nodiscard]] std::string putBackAutosave(const std::string &path, const std::string &config, std::uint32_t owner);

} // namespace wakedock::caddy
