#pragma once

#include "backend/core/domain/container.h"
#include "backend/core/domain/service.h"

#include <string>
#include <vector>

namespace wakedock::core {

// `docker compose up` typed by hand, without WakeDock's own file, makes the container of a routed service anew: without
// WakeDock's labels, and so at no address that visitors are sent to. Such a container has strayed.

/// Containers of a service of a stack that somebody made without WakeDock, running or not; those of `run` are none.
[[nodiscard]] std::vector<Container> strayContainers(const std::vector<Container> &project, const std::string &service);

/// Names of the routed services that are to run or sleep, of which a stray container runs and none of WakeDock's.
/// @param routed as in force @param project all containers of the stack
[[nodiscard]] std::vector<std::string> strayServices(const std::vector<ServiceRecord> &routed,
                                                     const std::vector<Container> &project);

} // namespace wakedock::core
