#pragma once

#include "app/command_line/command_line.h"
#include "app/settings/settings.h"

#include <string>

namespace wakedock::app {

/// Serves without a screen until SIGTERM or SIGINT; prints the address and how to sign in. @throws Error
int runHeadless(int argc, char *argv[], const Settings &settings, const std::string &dataDir);

/// `user add`, `user passwd`, `user list`: by itself, or inside the WakeDock that runs on the data directory; prints what
/// was done. @throws Error
int runUserCommand(const CommandLine &line, const Settings &settings, const std::string &dataDir);

/// `--check` and the other sub-commands that work on the data directory: does one thing, prints it, ends. @throws Error
int runDataCommand(const CommandLine &line, const Settings &settings, const std::string &dataDir);

} // namespace wakedock::app
