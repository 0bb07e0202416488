#pragma once

#include "tests/demo/studio.h"

namespace wakedock::tests {

/// Pictures of the pages of an engine's objects and of the hosts, with their dialogs.
bool shootEngine(bool dark, const ShotPlan &plan);

} // namespace wakedock::tests
