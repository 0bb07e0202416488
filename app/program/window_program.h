#pragma once

#include "app/settings/settings.h"

#include <string>

namespace wakedock::app {

/// Turns this process into `wakedock-window`, which lies beside this program and takes the same command line: same process
/// id, environment and terminal. Returns only by throwing: @throws Error Unavailable (`window_missing`)
int becomeWindowProgram(int argc, char *argv[], const Settings &settings, const std::string &dataDir);

} // namespace wakedock::app
