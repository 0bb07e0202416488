#pragma once

#include <string>

namespace wakedock::awake_marks {

/// Makes the folder and its missing parents, each 0755 whatever the umask says; folders that exist keep their mode.
/// Nothing is thrown: the answer is the system's word for what went wrong, empty when the folder is there and writable.
std::string makeOpenFolder(const std::string &folder);

} // namespace wakedock::awake_marks
