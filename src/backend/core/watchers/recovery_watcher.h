#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/service.h"
#include "backend/core/operations/converge.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

namespace wakedock::core {

/// Settles what a crash, a stop or an absent engine left half done: each time an engine is listed, every operation
/// that is unfinished and not running here is taken back by Converge.
class RecoveryWatcher
{
public:
    struct Needs {
        OperationJournal &journal;
        ServiceLanes &lanes;
        Converge &converge;
        StateService &states;
        Log log;
    };
    RecoveryWatcher(IEventBus &events, TaskScope &scope, Needs needs);

private:
    Task<void> settleAll(CancelToken cancel);
    Task<void> settleOnce(CancelToken cancel);
    Task<void> settleOne(Operation operation, CancelToken cancel);
    Task<void> removeWhole(CallContext context, Operation operation, ServiceRecord record);
    Task<void> bringBack(CallContext context, Operation operation, ServiceRecord record);

    Needs m_needs;
    bool m_settling = false;
    bool m_again = false; ///< An engine was listed that has not been settled for.
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
