#pragma once

#include <string>

#include <sys/types.h>

namespace wakedock::app {

/// The name of a user of this machine, the number where it has none. Any thread.
std::string osUserName(uid_t user);

} // namespace wakedock::app
