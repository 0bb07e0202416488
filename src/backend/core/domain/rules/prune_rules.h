#pragma once

#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/rules/object_users.h"

#include <set>
#include <vector>

namespace wakedock::core {

/// What an engine has, for the question what of it is needed by nobody.
struct PruneView {
    ObjectDemand demand;
    std::vector<ImageSummary> images;
    std::vector<VolumeSummary> volumes;
    std::vector<NetworkSummary> networks;
    DiskUsage usage;
};

/// Sorts the objects of these kinds into those nobody needs and those that stay, each with its reason.
/// Stays: what a service or a stack (whatever its status), a container, a compose project that has containers, or the engine
/// itself needs; stopped containers of services and compose projects. Where containers are among the kinds, those that go no
/// longer need anything. `freedBytes` counts what no other image shares, so that more may become free than it says.
[[nodiscard]] PruneReport planPrune(const PruneView &view, const std::set<ObjectKind> &kinds);

} // namespace wakedock::core
