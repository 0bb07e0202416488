#pragma once

#include "backend/core/operations/converge.h"
#include "backend/core/operations/operation_runner.h"
#include "backend/core/use_cases/caddy/config_desk.h"
#include "backend/core/use_cases/doctor/diagnose_proxy.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

struct MendRequest {
    std::optional<std::vector<std::string>> findings; ///< Ids; nothing = all that can be mended.
};

/// What mending works with; made once, by the composition root.
struct MendTools {
    DiagnoseProxy &diagnose;
    IProxySurroundings &surroundings;
    StateService &states;
    Converge &converge;
    OperationRunner &runner; ///< For the lanes.
    ConfigDesk desk;
};

/// Diagnoses, puts right what is safe to put right, and diagnoses again. Needs `caddy:manage`; audited.
class MendProxy
{
public:
    explicit MendProxy(MendTools tools) : m_tools(tools) { }
    /// One thing that cannot be mended keeps nothing else from it: the report says so of each.
    /// @throws Error Forbidden, Cancelled, and where nothing could be recorded
    Task<MendReport> execute(CallContext context, MendRequest request);

private:
    Task<std::string> mend(CallContext context, Finding finding);
    Task<std::string> reattach(CallContext context, std::string host);

    MendTools m_tools;
};

} // namespace wakedock::core
