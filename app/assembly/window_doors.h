#pragma once

#include "app/assembly/core_assembly.h"
#include "models/common/window_use_cases.h"

namespace wakedock::app {

/// The window's doors to the core. The doors are called on the backend thread; `core` and `events` outlive them.
models::WindowUseCases windowDoors(CoreAssembly &core, core::IEventBus &events);

} // namespace wakedock::app
