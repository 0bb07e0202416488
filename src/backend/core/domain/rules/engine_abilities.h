#pragma once

#include "backend/core/domain/container.h"

#include <string>

namespace wakedock::core {

/// What not every engine can do that WakeDock speaks to.
enum class EngineAbility { PauseContainers, RenameContainers, PruneBuildCache, AttachableNetworks };

/// Why this engine cannot, in a sentence for people; empty where it can. An engine of which nothing is known (yet) is
/// taken to be able: it says itself what it refuses.
[[nodiscard]] std::string whyNot(EngineAbility ability, const EngineVersion &engine);

} // namespace wakedock::core
