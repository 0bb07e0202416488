#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/container.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/host_service.h"
#include "backend/shared/async/task.h"
#include "backend/shared/exceptions/error.h"

#include <optional>
#include <string>

namespace wakedock::core {

/// What a test of a host found. One of the two is set.
struct HostTrial {
    std::optional<EngineVersion> engine;
    std::optional<Error> problem; ///< Its reason is what is wrong: `certificate_expired`, `permission_denied` ...
};

/// Connects to a host anew, settles on an API version and asks for what needs the right to use the engine; at most 15 s.
/// What is wrong is the answer, not an error. Needs `hosts:manage`.
class TestHost
{
public:
    TestHost(IStore &store, HostService &hosts);
    /// @throws Error NotFound, Forbidden, Cancelled
    Task<HostTrial> execute(CallContext context, HostId id);

private:
    IStore &m_store;
    HostService &m_hosts;
};

} // namespace wakedock::core
