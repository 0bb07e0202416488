#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/operation.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <optional>
#include <vector>

namespace wakedock::core {

/// An operation that runs here, as it is now: progress is told at once and stored only with the next step.
using RunningNow = std::function<std::optional<Operation>(const OperationId &)>;

/// Newest first, running ones with their latest progress. Needs `operations:read`.
class ListOperations
{
public:
    explicit ListOperations(IStore &store, RunningNow running = {});
    Task<std::vector<Operation>> execute(CallContext context, Page page);

private:
    IStore &m_store;
    RunningNow m_running;
};

/// With its latest progress. Needs `operations:read`. @throws Error NotFound
class GetOperation
{
public:
    explicit GetOperation(IStore &store, RunningNow running = {});
    Task<Operation> execute(CallContext context, OperationId id);

private:
    IStore &m_store;
    RunningNow m_running;
};

} // namespace wakedock::core
