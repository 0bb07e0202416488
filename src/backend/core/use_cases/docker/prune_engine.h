#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/domain/rules/prune_rules.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <set>
#include <string>
#include <utility>

namespace wakedock::core {

struct PruneRequest {
    HostId hostId = localHost();
    std::set<ObjectKind> kinds; ///< Only these; volumes hold data, so nothing means them without naming them.
    bool preview = true;
    /// Of these only, by kind and id: what somebody saw in a preview and agreed to. Nothing = whatever is nobody's by then.
    std::optional<std::set<std::pair<ObjectKind, std::string>>> agreed = {};
};

/// Removes what nobody needs, see planPrune(). Needs `engine:prune`, also to look.
class PruneEngine
{
public:
    explicit PruneEngine(ObjectDesk desk);
    /// A preview says what would go. The real run makes the same plan, takes it apart one by one, looking before each
    /// whether it is still nobody's, and says what went; what the engine refused is kept with its words.
    /// @throws Error Forbidden, NotFound, Unavailable
    Task<PruneReport> execute(CallContext context, PruneRequest request);

private:
    ObjectDesk m_desk;
};

} // namespace wakedock::core
