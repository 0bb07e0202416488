#pragma once

#include "app/settings/setting_value.h"

#include <string>
#include <vector>

namespace wakedock::app {

/// One `key: value` of a settings file.
struct FileEntry {
    std::string name; ///< `server.listen`
    RawValue value;
    int line = 0;
};

/// Reads a settings file: sections, in each of them keys with a text or a list of texts. Knows nothing of what the keys
/// mean.
/// @throws Error Invalid (reason `bad_settings_file`), naming file and line, for what is no such file; Unavailable
///         (`settings_file_unreadable`) when it cannot be read
std::vector<FileEntry> readSettingsFile(const std::string &path);

} // namespace wakedock::app
