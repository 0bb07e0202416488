#pragma once

#include "app/assembly/core_assembly.h"
#include "app/assembly/window_terminals.h"
#include "models/common/window_use_cases.h"

namespace wakedock::app {

/// The window's doors to the core. The doors are called on the backend thread; all three outlive them.
models::WindowUseCases windowDoors(CoreAssembly &core, core::IEventBus &events, WindowTerminals &terminals);

} // namespace wakedock::app
