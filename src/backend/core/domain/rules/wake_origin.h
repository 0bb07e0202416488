#pragma once

#include "backend/core/domain/user.h"
#include "backend/core/domain/visitor.h"
#include "backend/core/domain/wake.h"

#include <string>

namespace wakedock::core {

/// Who asks for a wake, or what, as the ledger keeps it (see Wake).
struct WakeOrigin {
    WakeCause cause = WakeCause::Request;
    std::string actor = {};
    std::string client = {};
    std::string method = {};
    std::string path = {};
    std::string userAgent = {};
    bool operator==(const WakeOrigin &) const = default;
};

/// The window's and the API's wishes are told by who asks; what WakeDock does by itself is for visitors.
[[nodiscard]] WakeOrigin originOf(const Actor &actor);
/// What a visitor says of itself is cut to a bound and is a plain line (see plainLine()): anybody may send anything.
[[nodiscard]] WakeOrigin originOf(const Visitor &visitor);
/// @param needer the name of the service that needs it awake
[[nodiscard]] WakeOrigin neededBy(const std::string &needer);

} // namespace wakedock::core
