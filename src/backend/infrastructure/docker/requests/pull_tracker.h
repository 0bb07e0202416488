#pragma once

#include "backend/core/ports/i_container_engine.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock::docker {

/// Turns the many lines of a pull (one a layer and step) into one line and a fraction that never goes back.
class PullTracker
{
public:
    PullTracker(std::string reference, std::function<void(core::PullProgress)> onProgress);
    /// One JSON line. Tells of progress where the sentence changed.
    void take(std::string_view line);
    /// A pull answers 200 before it starts: what failed later stands in a line.
    /// @throws Error as refusedByRegistry()
    void finish();

private:
    struct Layer {
        std::int64_t done = 0;
        std::int64_t size = 0;
        double part = 0; ///< 0 to 1
        bool complete = false;
    };
    void takeLayer(Layer &layer, const std::string &status, std::int64_t current, std::int64_t total);
    void tell();

    std::string m_reference;
    std::function<void(core::PullProgress)> m_onProgress;
    std::map<std::string, Layer> m_layers;
    std::string m_failure;
    std::string m_lastTold;
    double m_done = 0;
};

} // namespace wakedock::docker
