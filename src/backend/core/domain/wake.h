#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <optional>
#include <string>

namespace wakedock::core {

/// Outside: somebody started its container without WakeDock.
enum class WakeCause { Request, Api, Window, Dependency, Outside };
enum class WakeOutcome { Waking, Awake, Failed };

/// One waking of a service, as the ledger keeps it: who, when, how long, and what it cost.
struct Wake {
    std::string id; ///< UUID; that of its operation.
    ServiceId serviceId;
    Timestamp at{};
    WakeCause cause = WakeCause::Request;
    std::string actor; ///< Of Api and Window: `anna`, `local:root`. Of Dependency: the service that needed it.
    std::string client; ///< The visitor's address as Caddy saw it; empty for other causes.
    std::string method;
    std::string path; ///< Without its query.
    std::string userAgent;
    int waiting = 0; ///< How many were held or shown the loading page until it was over.
    std::optional<std::int64_t> durationMs; ///< Until it was ready, or had failed.
    WakeOutcome outcome = WakeOutcome::Waking;
    std::string error; ///< Why it failed.
    std::optional<Timestamp> sleptAt; ///< When it fell asleep again or was stopped.
    std::optional<std::int64_t> memoryByteSeconds; ///< What it held of memory from `at` to `sleptAt`; absent = not measured.
    bool operator==(const Wake &) const = default;
};

} // namespace wakedock::core
