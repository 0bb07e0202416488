#pragma once

#include "backend/core/domain/deployment.h"
#include "backend/core/domain/engine_objects.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// How far a pull is, as a step of an operation with a part for each layer.
struct PullState {
    std::string detail; ///< `3 of 7 layers, 12 MB of 40 MB`
    std::optional<double> done; ///< 0 to 1; nothing before the first layer is named.
    std::vector<Step> layers; ///< Named `layer <id>`, in the registry's order.
};

[[nodiscard]] PullState pullState(const std::vector<LayerProgress> &layers);

} // namespace wakedock::core
