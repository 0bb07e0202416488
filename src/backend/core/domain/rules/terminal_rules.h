#pragma once

#include "backend/core/domain/terminal.h"

namespace wakedock::core {

/// @throws Error Invalid (`terminal_size_invalid`) unless it is 1 to 1,000 columns and rows
void requireTerminalSize(TerminalSize size);

/// @throws Error Invalid (`terminal_invalid`, `terminal_size_invalid`), naming the field: `command[0]`, `user`,
/// `working_dir`
void requireTerminalCommand(const TerminalCommand &command);

} // namespace wakedock::core
