#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_surroundings.h"
#include "backend/core/domain/route.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// What this machine shows of the proxy from beside it, and the little that can be put right there. Backend thread; what
/// takes long is done elsewhere.
class IProxySurroundings
{
public:
    virtual ~IProxySurroundings() = default;
    /// Looks anew, also whether the proxy sees the awake marks (IReverseProxy::status() says so afterwards). What cannot be
    /// seen is missing in the answer. Throws only Cancelled.
    virtual Task<ProxySurroundings> look(CallContext context, std::vector<Route> wished) = 0;
    /// Gives the closed folder the mode WakeDock made it with, if it is WakeDock's. @return what it did, as a sentence
    /// @throws Error Conflict (`nothing_to_mend`), UpstreamFailed (`folder_not_opened`)
    virtual Task<std::string> openMarksFolder(CallContext context) = 0;
    /// Ends what WakeDock started once and lost sight of; nobody else's process. @return what it did, as a sentence
    /// @throws Error Conflict (`nothing_to_mend`), UpstreamFailed (`stray_not_ended`)
    virtual Task<std::string> endStrays(CallContext context) = 0;
};

} // namespace wakedock::core
