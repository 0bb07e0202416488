#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <string>
#include <vector>

namespace wakedock::core {

enum class Severity { Good, Info, Warning, Error };

/// One thing that was looked at. Also what is well is told, so that the operator sees what was tried.
struct Finding {
    std::string check; ///< A stable word: `proxy`, `marks`, `drift`, `upstream`, `certificate`, `dns` ...
    Severity severity = Severity::Good;
    std::string host; ///< The name it is about; empty = the proxy itself.
    std::string message; ///< What is, and why.
    std::string remedy; ///< What to do; empty where nothing is to be done.
    bool canBeMended = false; ///< Bringing WakeDock's routes back mends it, and harms nobody.
    bool operator==(const Finding &) const = default;
};

/// What a look at the proxy and the routes of services found, the proxy first, then service by service.
struct Diagnosis {
    Timestamp at{};
    std::vector<Finding> findings;
    [[nodiscard]] Severity worst() const
    {
        Severity worst = Severity::Good;
        for (const Finding &finding : findings) {
            worst = finding.severity > worst ? finding.severity : worst;
        }
        return worst;
    }
};

} // namespace wakedock::core
