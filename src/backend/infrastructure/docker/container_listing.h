#pragma once

#include "backend/core/domain/container.h"
#include "backend/infrastructure/docker/client/docker_client.h"

#include <memory>
#include <string>
#include <vector>

namespace wakedock::docker {

/// Whole containers: the engine's list says too little (no exit code, no health, no addresses in use), so each is
/// inspected, a few at a time to leave room for other calls. Those that vanish meanwhile are left out. Oldest first.
/// @param labelKey empty = all
[[nodiscard]] Task<std::vector<core::Container>> listWholeContainers(std::shared_ptr<DockerClient> client,
                                                                     core::CallContext context, std::string labelKey,
                                                                     std::string labelValue);

} // namespace wakedock::docker
