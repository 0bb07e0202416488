#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/operation.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

class OperationJournal;

/// Asks a running operation to stop; it takes back what it did and ends as `cancelled`. Needs `operations:cancel`.
class CancelOperation
{
public:
    explicit CancelOperation(OperationJournal &journal);
    /// Returns at once with the operation as it is. @throws Error NotFound, Conflict (`already_finished`), Forbidden
    Task<Operation> execute(CallContext context, OperationId id);

private:
    OperationJournal &m_journal;
};

} // namespace wakedock::core
