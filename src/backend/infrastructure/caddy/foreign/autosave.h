#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::caddy {

/// Caddy writes every configuration it takes to `autosave.json`, in place: a machine that dies at that moment leaves half
/// a file, and a Caddy that is started with `--resume` (as Debian's caddy-api.service is) then does not start.
///
/// WakeDock may be root, and whoever answers at the admin address chooses the path: only a regular file in a folder, both of
/// the user whose Caddy it is, is read or written, and no link is followed to it.

enum class AutosaveState { Whole, Damaged, Missing, Unreadable };

struct Autosave {
    AutosaveState state = AutosaveState::Unreadable;
    std::string text; ///< Of a whole one.
    std::string mark; ///< Another one as soon as the file is another one; empty where there is none.
};

/// Where a Caddy keeps it that is started with `--resume`; empty for any other, and where its surroundings cannot be read.
/// @param commandLine, environment as /proc has them: words that end with NUL
[[nodiscard]] std::string autosaveOf(const std::string &commandLine, const std::string &environment);

/// At most 32 MB of it: a larger one is unreadable.
/// @param owner whose Caddy it is
/// @param known a mark: a file that has it is not read again, and has no text then
[[nodiscard]] Autosave readAutosave(const std::string &path, std::uint32_t owner, const std::string &known = {});

/// Puts `config` in the place of a damaged file, for its owner alone; what was there lies beside it as
/// `autosave.json.damaged` afterwards.
/// @return why not; empty when it is done
[[nodiscard]] std::string putBackAutosave(const std::string &path, const std::string &config, std::uint32_t owner);

} // namespace wakedock::caddy
