#pragma once

#include <string>

namespace wakedock::core {

/// Somebody who asked for a host that no mark tells of, as far as it matters here.
struct Visitor {
    std::string host; ///< Lower case, without port.
    std::string method; ///< Of what was asked, not of the question at the gate.
    std::string path; ///< Without its query.
    std::string userAgent;
    std::string client; ///< The address Caddy saw.
    bool waitsInTheOpen = false; ///< A browser that wants to show a page: it gets one at once and asks again by itself.
};

} // namespace wakedock::core
