#pragma once

#include "backend/core/domain/diagnosis.h"
#include "backend/core/domain/proxy_surroundings.h"

#include <vector>

namespace wakedock::core {

/// What a look at ports is judged by.
struct PortExpectations {
    bool isReachable = false; ///< The proxy answers at its admin address.
    bool wantsHttps = false; ///< Some service has HTTPS.
    bool isPublic = false; ///< Some service has a name that others come to from outside.
};

/// Who holds the proxy's ports: nobody, somebody else, two at once; and on which addresses.
[[nodiscard]] std::vector<Finding> portFindings(const ProxySurroundings &seen, const PortExpectations &expected);

} // namespace wakedock::core
