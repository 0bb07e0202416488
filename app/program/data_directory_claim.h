#pragma once

#include "app/control/control_message.h"
#include "app/process/data_directory.h"

#include <memory>
#include <string>

namespace wakedock::app {

/// Either the data directory is ours, or the WakeDock that holds it did what we wanted.
struct DataDirectoryClaim {
    std::unique_ptr<DataDirectory> directory; ///< Empty when another one has it.
    std::string told = {}; ///< What the other one wants printed.
};

/// Holds the data directory, or hands `request` to the WakeDock that holds it. A holder that does not listen yet, or is
/// a short command itself, is waited for, some seconds. Blocks; needs no event loop.
/// @throws Error what the other one refuses with; what DataDirectory throws
DataDirectoryClaim claimOrAsk(const std::string &dataDir, const ControlRequest &request);

} // namespace wakedock::app
