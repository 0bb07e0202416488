#pragma once

#include "backend/core/domain/proxy_config.h"

#include <QString>

#include <string>
#include <vector>

namespace wakedock::models {

/// A difference as it is shown: laid out, and no longer than anybody reads.
struct DifferenceText {
    std::string path;
    QString before; ///< Empty where there was nothing.
    QString after; ///< Empty where nothing is left.
    int leftOff = 0; ///< Lines that are not shown, of both sides.
    bool ours = false;
    bool operator==(const DifferenceText &) const = default;
};
using DifferenceTexts = std::vector<DifferenceText>;

/// Any thread.
[[nodiscard]] DifferenceText differenceText(const core::ConfigDifference &difference);

} // namespace wakedock::models
