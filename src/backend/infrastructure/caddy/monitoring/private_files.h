#pragma once

#include <string>

namespace wakedock::caddy {

/// Files of the managed Caddy: nobody else's to read.

/// @throws Error UpstreamFailed (`data_dir_unwritable`)
void makePrivateFolder(const std::string &folder);
/// Replaces it as a whole: a reader never meets half of it. @throws Error UpstreamFailed (`data_dir_unwritable`)
void writePrivateFile(const std::string &path, const std::string &content);
/// Empty when there is none.
[[nodiscard]] std::string readFile(const std::string &path);

/// What Caddy wrote last when it gave up (`Error: loading initial config: ...`); empty when it did not.
[[nodiscard]] std::string complaintIn(const std::string &log);

} // namespace wakedock::caddy
