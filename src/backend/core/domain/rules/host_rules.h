#pragma once

#include <string>

namespace wakedock::core {

/// `[a-z0-9][a-z0-9.-]{0,62}`, and not `local`: that is the engine of the settings.
/// @throws Error Invalid (`host_name_invalid`), field `name`
void checkHostName(const std::string &name);

} // namespace wakedock::core
