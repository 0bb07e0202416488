#pragma once

#include "backend/core/domain/engine_objects.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace wakedock::docker {

/// Turns the many lines of a pull into what is known of each layer. Tells where something worth showing changed.
class LayerTracker
{
public:
    using OnProgress = std::function<void(std::vector<core::LayerProgress>)>;
    LayerTracker(std::string reference, OnProgress onProgress);
    /// One JSON line.
    void take(std::string_view line);
    /// A pull answers 200 before it starts: what failed later stands in a line.
    /// @throws Error as refusedByRegistry()
    void finish();

private:
    core::LayerProgress &layer(const std::string &id);

    std::string m_reference;
    OnProgress m_onProgress;
    std::vector<core::LayerProgress> m_layers;
    std::string m_failure;
};

} // namespace wakedock::docker
