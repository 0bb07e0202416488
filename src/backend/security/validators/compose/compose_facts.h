#pragma once

#include "backend/security/validators/compose/compose_parts.h"

#include <string>
#include <vector>

namespace wakedock::security {

/// What the services come to once what several files say of each is laid over each other.
/// @param profiles asked for; `*` is all
[[nodiscard]] std::vector<core::ComposeService>
composeServices(const ComposeParts &parts, const std::vector<std::string> &profiles, const std::string &directory);

/// The volumes of a project and how the engine knows them.
[[nodiscard]] std::vector<core::ComposeVolume> composeVolumes(const ComposeParts &parts, const std::string &project);

} // namespace wakedock::security
