#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/service.h"
#include "backend/core/operations/converge.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/backoff.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Settles what a crash, a stop or a failing engine left half done: each time an engine is listed, and some time after an
/// operation could not be taken back, every operation that is unfinished and not running here is taken back by Converge.
/// What still cannot be settled is tried again, at first after two seconds, then less and less often.
class RecoveryWatcher
{
public:
    struct Needs {
        OperationJournal &journal;
        ServiceLanes &lanes;
        Converge &converge;
        StateService &states;
        IClock &clock;
        Log log;
        /// Settles one on a stack; its lane is held.
        std::function<Task<void>(CallContext, Operation)> settleStack = {};
        /// What is on a host that is away waits until that is listed again, and holds nobody up. Empty = all are there.
        std::function<bool(const HostId &)> isThere = {};
        /// Does for a service of a stack what Converge does for one by itself; its lane is held.
        std::function<Task<std::vector<std::string>>(CallContext, ServiceRecord)> matchInStack = {};
    };
    RecoveryWatcher(IEventBus &events, TaskScope &scope, Needs needs);

private:
    enum class When { Now, Later };
    void settleSoon(When when);
    Task<void> settleAll(When when, CancelToken cancel);
    /// @return true when nothing is left to settle
    Task<bool> settleOnce(CancelToken cancel);
    /// Ends early when an engine is listed.
    Task<void> pause(CancelToken cancel);
    Task<void> settleOne(Operation operation, CancelToken cancel);
    /// @return nothing where it cannot be told: then nobody has to be asked
    Task<std::optional<HostId>> hostOf(Operation operation);
    Task<void> removeWhole(CallContext context, Operation operation, ServiceRecord record);
    Task<std::vector<std::string>> match(CallContext context, Operation operation, ServiceRecord record, bool stands);
    Task<void> bringBack(CallContext context, Operation operation, ServiceRecord record);

    TaskScope &m_scope;
    Needs m_needs;
    Backoff m_backoff;
    bool m_settling = false;
    bool m_again = false; ///< An engine was listed, or an operation left, that has not been settled for.
    std::optional<CancelSource> m_pausing;
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
