#pragma once

#include "app/settings/settings.h"

#include <string>

namespace wakedock::app {

/// Serves like runHeadless(), with the window, until it is closed or the process is told to end. Where a WakeDock runs on
/// the data directory already, its window is raised instead. @throws Error, also when there is no display
int runDesktop(int argc, char *argv[], const Settings &settings, const std::string &dataDir);

} // namespace wakedock::app
