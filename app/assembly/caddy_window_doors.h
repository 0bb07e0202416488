#pragma once

#include "app/assembly/caddy_assembly.h"
#include "models/caddy/caddy_doors.h"

namespace wakedock::app {

/// The window's doors to the proxy's configuration, called on the backend thread. What is secret is masked as the API does
/// it.
models::CaddyDoors caddyWindowDoors(CaddyAssembly &caddy);

} // namespace wakedock::app
