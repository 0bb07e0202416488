#pragma once

#include "app/settings/settings_loader.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::app {

/// The faces of one program.
enum class RunMode {
    Desktop, ///< The window, the backend and the API in one process.
    Headless, ///< The same without the window.
    Command, ///< One thing is done and printed, then the process ends.
};

/// What RunMode::Command does.
enum class Command {
    None,
    Help,
    Version,
    PrintConfig,
    Check, ///< Validates settings and tries whether Docker and Caddy can be reached.
    UserAdd,
    UserList,
    UserPassword,
    Backup,
    Restore,
    Migrate,
};

/// What a person asked for, checked for form only.
struct CommandLine {
    RunMode mode = RunMode::Desktop;
    Command command = Command::None;
    std::optional<std::string> dataDir;
    std::optional<std::string> configFile;
    std::vector<SettingsSources::Option> settings; ///< options that stand for a setting
    std::string userName; ///< UserAdd, UserPassword
    std::string role; ///< UserAdd
    bool passwordFromStdin = false; ///< UserAdd, UserPassword: the only way, a password on a command line is public
    std::string file; ///< Backup, Restore
};

/// @param arguments without the program's name
/// @throws Error Invalid (reason `bad_command_line`) naming the word that cannot be understood and what would be right
CommandLine parseCommandLine(const std::vector<std::string> &arguments);

/// What `--help` prints.
std::string helpText();

} // namespace wakedock::app
