#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/service.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// Who needs the objects of one engine.
struct ObjectDemand {
    std::vector<ContainerSummary> containers; ///< All of the engine, running or not.
    /// Services of the engine's host, as wished and as in force, whatever their status.
    std::vector<ServiceRecord> services;
    /// Images by digest that services are pinned to, beside the names in their configurations.
    std::vector<std::pair<ServiceId, std::string>> digests;
    /// Compose projects that WakeDock keeps as stacks, also while they are down.
    std::vector<std::string> stacks;
};

/// Who uses it: its containers by name, then the services that would make one of it again. Empty = nobody.
[[nodiscard]] std::vector<ObjectUser> usersOf(const ImageSummary &image, const ObjectDemand &demand);
[[nodiscard]] std::vector<ObjectUser> usersOf(const VolumeSummary &volume, const ObjectDemand &demand);
[[nodiscard]] std::vector<ObjectUser> usersOf(const NetworkSummary &network, const ObjectDemand &demand);

/// True when a reference as a person writes it (`nginx`, `docker.io/library/nginx:latest`, a digest, an id) means this
/// image.
[[nodiscard]] bool meansImage(const std::string &reference, const ImageSummary &image);

/// `the container shop-a1 and the service shop`; for sentences.
[[nodiscard]] std::string userNames(const std::vector<ObjectUser> &users);

/// The compose project that labels name; empty where there is none.
[[nodiscard]] std::string composeProjectOf(const std::map<std::string, std::string> &labels);

} // namespace wakedock::core
