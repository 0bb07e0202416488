#pragma once

#include "backend/core/domain/registry.h"
#include "backend/core/use_cases/registries/registry_requests.h"
#include "models/common/door.h"

#include <optional>
#include <vector>

namespace wakedock::models {

/// What the window may ask of the registries. All must be set.
struct RegistryDoors {
    CoreDoor<std::vector<core::Registry>> list; ///< By address.
    CoreDoor<core::Registry, core::RegistryWish> add;
    CoreDoor<core::Registry, core::ChangeRegistryRequest> change;
    CoreDoor<void, core::RegistryId> remove;
    CoreDoor<std::optional<core::RegistryProblem>, core::RegistryId, core::HostId> test;
};

} // namespace wakedock::models
