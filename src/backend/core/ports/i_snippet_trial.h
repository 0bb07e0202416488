#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_config.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// What a snippet says to the proxy, or why it may not be used.
struct SnippetReading {
    std::string handlers; ///< Route::snippet; empty when there are errors.
    std::vector<ConfigFinding> errors; ///< Lines are those of the snippet.
};

/// Directives that an operator lays in front of a service. Backend thread only.
class ISnippetTrial
{
public:
    virtual ~ISnippetTrial() = default;

    /// Has the proxy's own program read and try it; applies nothing. Only what works on requests and answers on their way
    /// is taken: nothing that answers everything itself, opens files, listens or reads the proxy's environment.
    /// @throws Error Unavailable (`caddy_missing`: nobody can try it), Timeout, UpstreamFailed (`trial_folder_missing`),
    /// Cancelled
    virtual Task<SnippetReading> read(CallContext context, std::string snippet) = 0;
};

} // namespace wakedock::core
