#pragma once

#include <map>
#include <string>

namespace wakedock::awake_marks {

/// Finds the folder for what lives as long as the machine runs (the gate's marks), and makes it, 0755: the proxy runs as
/// another user and must be able to look inside. First that can be written wins: `setting` (taken as it is, never
/// replaced by another), `$RUNTIME_DIRECTORY`, `<systemRun>/wakedock/<hash of the data directory>`, the user's runtime
/// folder, and, on a machine with none of these, `run` in the data directory (which no other user can see).
/// @param setting `server.run_dir`, empty = choose
/// @param environment the process's, by name
/// @param systemRun `/run`, another only in tests
/// @throws Error UpstreamFailed (`marks_unwritable`) when none can be made
std::string resolveRunDir(const std::string &setting, const std::string &dataDir,
                          const std::map<std::string, std::string> &environment, const std::string &systemRun = "/run");

} // namespace wakedock::awake_marks
