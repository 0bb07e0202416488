#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace wakedock::core {

/// A word of a command line, and where it began (the first character is 1), for whoever has to complain about it.
struct ShellWord {
    std::string text;
    std::size_t at = 0;
    bool operator==(const ShellWord &) const = default;
};

/// The words a POSIX shell would make of one simple command: quotes, backslashes and continued lines are understood.
/// Nothing is run and nothing is expanded: what only a shell knows (variables, substitutions, further commands) is refused,
/// because its value would be guessed.
/// @throws Error Invalid (`command_line_unreadable`) naming the character
[[nodiscard]] std::vector<ShellWord> splitShellWords(const std::string &line);

} // namespace wakedock::core
