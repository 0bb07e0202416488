#pragma once

#include "app/settings/settings_loader.h"

#include <string>

namespace wakedock::app {

/// What `--print-config` says: every setting as it is in force, with where it comes from; a valid settings file again,
/// except that passwords in URLs are replaced.
std::string printSettings(const LoadedSettings &loaded);

/// docs/settings.md, generated so that it cannot go stale: a test compares it.
std::string settingsReference();

} // namespace wakedock::app
