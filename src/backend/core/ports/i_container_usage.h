#pragma once

#include "backend/core/domain/container.h"
#include "backend/shared/async/task.h"

#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

/// Reads what running containers use, cheaply enough to do it each few seconds (control-group files, not the engine).
class IContainerUsage
{
public:
    virtual ~IContainerUsage() = default;
    /// Usage by container id; a container that cannot be read is missing. CPU is the mean since the previous call for
    /// that container, and 0 at the first.
    virtual Task<std::map<std::string, ContainerUsage>> read(std::vector<Container> running) = 0;
};

} // namespace wakedock::core
