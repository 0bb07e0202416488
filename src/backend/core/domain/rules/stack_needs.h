#pragma once

#include "backend/core/domain/compose_reading.h"

#include <set>
#include <string>
#include <vector>

namespace wakedock::core {

// What a service of a stack needs in its stack, by `depends_on` in the Compose files: it wakes first and sleeps last.

/// A service that another one needs, and what has to be true of it first.
struct StackNeed {
    std::string service;
    ComposeCondition condition = ComposeCondition::Started; ///< The strictest that anybody who needs it asks for.
    bool operator==(const StackNeed &) const = default;
};
using StackNeeds = std::vector<StackNeed>;

/// All that `service` needs, directly or through others, in the order in which it has to be started: what is in one wave
/// needs nothing of that wave, or of one behind it. Services that the files do not have are left out.
[[nodiscard]] std::vector<StackNeeds> needsInWaves(const ComposeReading &reading, const std::string &service);

/// What may sleep when `service` does: what it needs, has no domain of its own, and nobody else needs who stays awake.
/// In the order in which it has to be stopped.
/// @param awake services of the stack that go on running
[[nodiscard]] std::vector<std::string> needsToSleep(const ComposeReading &reading, const std::string &service,
                                                    const std::set<std::string> &awake);

/// Those of `awake` without a domain that need `service`, directly or through others who are awake, by name: they would
/// find it gone.
[[nodiscard]] std::vector<std::string> whoNeedsInStack(const ComposeReading &reading, const std::string &service,
                                                       const std::set<std::string> &awake);

/// Services with a domain that `service` needs, directly or through services without one, by name.
[[nodiscard]] std::vector<std::string> routedNeeds(const ComposeReading &reading, const std::string &service);

} // namespace wakedock::core
