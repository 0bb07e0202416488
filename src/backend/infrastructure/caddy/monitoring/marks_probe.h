#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/infrastructure/http_client/endpoint.h"

#include <string>

namespace wakedock::caddy {

/// What an answer through the proxy showed.
struct MarksSight {
    bool sees = false;
    bool isAnswered = false; ///< By the Caddy that has the last push, whatever it sees.
    std::string problem; ///< Empty when it sees them.
    std::string remedy;
};

/// Lays the probe mark and asks for it through Caddy: shows at once whether Caddy can read the marks folder (another
/// user, PrivateTmp=, a container), whether the HTTP port leads to it, and whether what answers is the last push.
/// Never throws but Cancelled.
/// @param revision of the push that should be in force
Task<MarksSight> probeMarks(core::IClock &clock, http_client::Endpoint httpPort, std::string marksRoot, std::string revision,
                            CancelToken cancel);

} // namespace wakedock::caddy
