#pragma once

#include "tests/demo/studio.h"

namespace wakedock::tests {

/// Pictures of the pages of stacks, registries and routes, with their dialogs.
bool shootStacks(bool dark, const ShotPlan &plan);

} // namespace wakedock::tests
