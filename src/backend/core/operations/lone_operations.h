#pragma once

#include "backend/core/domain/ids.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/running_operation.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <functional>

namespace wakedock::core {

/// Runs operations that are no service's: no lane, no state, nothing to take back. For work that the other side takes back
/// by itself when its caller goes, as an engine does with a pull. Backend thread only.
class LoneOperations
{
public:
    /// The work itself; it stops when the operation's token fires.
    using Work = std::function<Task<void>(RunPtr)>;
    struct Ticket {
        OperationId operationId;
        /// Or the Error with operation and step.
        Completion<> done;
    };

    LoneOperations(OperationJournal &journal, TaskScope &scope, Log log);

    /// Starts it and returns at once.
    Ticket start(RunPtr run, Work work);
    /// Closes what an earlier process left unfinished. At the start, before anybody can ask: there is nothing in the engine
    /// to wait for, so it must not look as if it still ran.
    Task<void> closeInterrupted();

private:
    Task<void> run(RunPtr run, Work work, Completion<> done, CancelToken stopping);
    Task<void> fail(RunPtr run, std::exception_ptr failure, Completion<> done);

    OperationJournal &m_journal;
    TaskScope &m_scope;
    Log m_log;
};

} // namespace wakedock::core
