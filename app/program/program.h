#pragma once

#include "app/settings/settings.h"

#include <functional>
#include <string>

namespace wakedock::app {

/// Opens the window and runs until it is done. @return the process's exit code @throws Error
using WindowFace = std::function<int(int argc, char *argv[], const Settings &settings, const std::string &dataDir)>;

/// Parses the command line, builds what it asks for and runs it.
/// @param window what a start without `--headless` and without a sub-command does
/// @return the process's exit code
int runProgram(int argc, char *argv[], const WindowFace &window);

} // namespace wakedock::app
