#pragma once

#include "app/settings/settings.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wakedock::app {

using Environment = std::map<std::string, std::string>;

/// Where settings come from; the later member wins.
struct SettingsSources {
    std::string dataDir; ///< its config.yml is read if it is there
    std::optional<std::string> configFile; ///< read instead, and must be there
    Environment environment;
    /// What options said: the option as it was typed (`--listen`), the key it sets, the value.
    struct Option {
        std::string option;
        std::string key;
        std::string value;
    };
    std::vector<Option> options;
};

/// Checked settings, and who set them.
struct LoadedSettings {
    Settings settings;
    /// Where each key that is not at its default was set: `/etc/wakedock.yml:3`, `WAKEDOCK_SERVER__LISTEN`, `--listen`.
    std::map<std::string, std::string> origins;
};

/// Built-in defaults, then the file, then the environment, then options.
/// @throws Error Invalid (reason `bad_settings`) that tells every problem at once, each with its place, its key and what
///         would be right; and what readSettingsFile() throws
LoadedSettings loadSettings(const SettingsSources &sources);

/// The environment of this process.
Environment processEnvironment();

/// The folder of everything WakeDock keeps: $STATE_DIRECTORY (systemd), else $XDG_DATA_HOME/wakedock, else
/// /var/lib/wakedock for root and ~/.local/share/wakedock for everybody else.
/// @throws Error Invalid (`no_home`) when nothing of that is known
std::string defaultDataDir(const Environment &environment, bool isRoot);

} // namespace wakedock::app
