#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/operation.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

/// Newest first, running ones with their latest progress. Needs `operations:read`.
class ListOperations
{
public:
    explicit ListOperations(IStore &store);
    Task<std::vector<Operation>> execute(CallContext context, Page page);

private:
    IStore &m_store;
};

/// Needs `operations:read`. @throws Error NotFound
class GetOperation
{
public:
    explicit GetOperation(IStore &store);
    Task<Operation> execute(CallContext context, OperationId id);

private:
    IStore &m_store;
};

} // namespace wakedock::core
