#pragma once

#include "tests/demo/studio.h"

namespace wakedock::tests {

/// The page of Caddy, tab by tab.
bool shootCaddy(bool dark, const ShotPlan &plan);

} // namespace wakedock::tests
