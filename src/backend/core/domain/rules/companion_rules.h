#pragma once

#include "backend/core/domain/container.h"

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

// What falls asleep with a service of a stack, and may have clients of its own.

/// Whether somebody outside can ask it for something: a port of it is published, or a container runs in one of its networks
/// that does not fall asleep with it. What only they themselves reach, they use for themselves, however busy they are.
/// @param together ids of all that would fall asleep, the service itself among them
/// @param onHost all containers of the host
[[nodiscard]] bool isReachedByOthers(const Container &container, const std::set<std::string> &together,
                                     const std::vector<Container> &onHost);

/// Looks at one host are numbered, from 1.
using LookNumber = std::uint64_t;

/// The last use that was seen of it.
struct CompanionUse {
    std::chrono::seconds since{0};
    LookNumber look = 0;
};

/// Whether somebody else used it within `within`. What the service asks of it for its own last visitor is seen in the same
/// look as that visitor, or in the one after, and is nobody else's.
[[nodiscard]] bool isUsedByOthers(const CompanionUse &use, LookNumber lastUseOfService, std::chrono::seconds within);

} // namespace wakedock::core
