#pragma once

#include "backend/core/domain/rules/run_line.h"

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::core {

/// What fits a service's name in `text`: lower case, other letters become dashes.
[[nodiscard]] std::string runLineName(const std::string &text);

/// `--publish` of `p`; nothing for a letter that is no option.
[[nodiscard]] std::optional<std::string> runLineLongName(char letter);

/// An option that takes no value.
[[nodiscard]] bool isRunLineFlag(std::string_view name);
/// @param name one that isRunLineFlag()
void takeRunLineFlag(RunLine &line, const std::string &name, const std::string &value);

/// @throws Error as readRunLine(): no option with a value has this name, or a service can never have what it asks for
void requireRunLineOption(const std::string &name);
/// Puts the value into the configuration, or says in the notes that it has no effect. @throws Error as readRunLine()
void takeRunLineValue(RunLine &line, const std::string &name, const std::string &value);

} // namespace wakedock::core
