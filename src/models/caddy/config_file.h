#pragma once

#include <QString>

namespace wakedock::models {

/// A configuration in a file of this machine; `~` is the home folder. @throws Error Invalid (`config_file_unreadable`)
[[nodiscard]] QString readConfigFile(const QString &path);

/// JSON is named so; everything else is read as a Caddyfile.
[[nodiscard]] bool isCaddyfileNamed(const QString &path);

} // namespace wakedock::models
