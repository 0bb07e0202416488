#pragma once

#include "backend/shared/utils/secret.h"

#include <optional>
#include <string>

namespace wakedock::security {

// Files nobody but their owner may read. These calls wait for the disk.
// All throw Error Unavailable (`secrets_unavailable`) with the place and the system's own words.

/// 0700; taken from others when it is there already.
void makePrivateFolder(const std::string &folder);

/// Nothing when there is no such file. Refuses (`secrets_unsafe`) what is no plain file, or belongs to somebody else.
/// @param wasOpen set to true when others could read it (then they no longer can)
std::optional<Secret> readPrivateFile(const std::string &path, bool &wasOpen);

/// Whole or not at all, also when the power goes: written beside, flushed, renamed, and the folder flushed.
void writePrivateFile(const std::string &path, const Secret &content);

/// Succeeds when it is gone already.
void removePrivateFile(const std::string &path);

} // namespace wakedock::security
