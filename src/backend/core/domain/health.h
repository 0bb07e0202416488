#pragma once

#include "backend/shared/utils/time_text.h"

#include <string>

namespace wakedock::core {

enum class Availability { Connecting, Available, Unavailable };

/// How one of the parts WakeDock leans on is doing (`database`, `docker`, `caddy`).
struct ComponentHealth {
    std::string name;
    Availability availability = Availability::Connecting;
    std::string detail; ///< What is wrong or which version answers.
    std::string remedy;
    Timestamp since{};
    bool operator==(const ComponentHealth &) const = default;
};

} // namespace wakedock::core
