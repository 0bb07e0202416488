#pragma once

#include <cstdint>
#include <string>

namespace wakedock::caddy {

/// Files of the managed Caddy: nobody else's to read.

/// @throws Error UpstreamFailed (`data_dir_unwritable`)
void makePrivateFolder(const std::string &folder);
/// Replaces it as a whole: a reader never meets half of it. @throws Error UpstreamFailed (`data_dir_unwritable`)
void writePrivateFile(const std::string &path, const std::string &content);
/// Empty when there is none.
[[nodiscard]] std::string readFile(const std::string &path);
/// What was written after `offset`, at most 64 KB of it.
[[nodiscard]] std::string readFrom(const std::string &path, std::int64_t offset);
/// Moves a log that is larger than `atMost` to `<path>.1`, and makes sure that one is there, 0600.
/// @return its size now: what follows belongs to the next start
std::int64_t rotateLog(const std::string &path, std::int64_t atMost);

/// What Caddy wrote last when it gave up (`Error: loading initial config: ...`), else its last error line.
[[nodiscard]] std::string complaintIn(const std::string &log);

} // namespace wakedock::caddy
