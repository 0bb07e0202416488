#pragma once

#include "backend/core/domain/host.h"
#include "backend/core/use_cases/hosts/host_requests.h"
#include "backend/core/use_cases/hosts/test_host.h"
#include "models/common/door.h"

#include <vector>

namespace wakedock::models {

/// What the window may ask of the hosts. All must be set.
struct HostDoors {
    CoreDoor<std::vector<core::HostView>> list; ///< The local one first.
    CoreDoor<core::HostView, core::HostWish> add;
    CoreDoor<core::HostView, core::ChangeHostRequest> change;
    CoreDoor<void, core::HostId> remove;
    CoreDoor<core::HostTrial, core::HostId> test;
};

} // namespace wakedock::models
