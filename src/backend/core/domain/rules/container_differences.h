#pragma once

#include "backend/core/domain/container_detail.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

// What somebody chose for a container, apart from what its image gives and what tools put there.

[[nodiscard]] std::map<std::string, std::string> ownEnvironment(const ContainerDetail &container);
/// Without labels of compose, of desktop tools and of WakeDock itself.
[[nodiscard]] std::map<std::string, std::string> ownLabels(const ContainerDetail &container);
/// True where the container starts otherwise than its image says.
[[nodiscard]] bool hasOwnEntrypoint(const ContainerDetail &container);
/// Empty where the image's holds. With an entrypoint of its own, the image's command does not count.
[[nodiscard]] std::vector<std::string> ownCommand(const ContainerDetail &container);
/// Ports that are told of but neither published nor the image's.
[[nodiscard]] std::vector<PortMapping> ownExposedPorts(const ContainerDetail &container);
/// Nothing where the image's holds, or there is none.
[[nodiscard]] std::optional<EngineHealthCheck> ownHealthCheck(const ContainerDetail &container);
/// Networks that were made by somebody: not the engine's `bridge`, `host`, `none`.
[[nodiscard]] std::vector<NetworkDetail> ownNetworks(const ContainerDetail &container);

/// What gives the container power over the host beside its mounts (privileged mode, devices, host processes), as sentences.
[[nodiscard]] std::vector<std::string> hostPowers(const ContainerDetail &container);

} // namespace wakedock::core
