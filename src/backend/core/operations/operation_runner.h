#pragma once

#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/core/operations/running_operation.h"
#include "backend/core/operations/service_lanes.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/exceptions/error.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

/// Runs the work of an operation in its service's lane, whoever asked for it being there or not; takes it back when it
/// fails; writes down how it ended. Backend thread only.
class OperationRunner
{
public:
    /// The work itself. @return the service afterwards
    using Work = std::function<Task<std::shared_ptr<const Service>>(RunPtr)>;
    /// Takes back what failed work left. @return sentences of what it did
    struct Undone {
        std::vector<std::string> sentences;
        OperationJournal::Also also; ///< Stored together with the failure.
        std::function<void()> afterCommit;
        /// Set when nothing was to be taken back, because all the operation was for has come about: it succeeded.
        std::shared_ptr<const Service> standing;
    };
    using Undo = std::function<Task<Undone>(RunPtr)>;

    OperationRunner(OperationJournal &journal, ServiceLanes &lanes, StateService &states, TaskScope &scope, Log log);

    /// Starts it and returns at once.
    OperationTicket start(RunPtr run, Work work, Undo undo);
    /// For what must not run beside the making of another service (checks of names, domains and addresses).
    Task<ServiceLanes::Lane> enterCreation(CancelToken cancel)
    {
        return m_lanes.enter(ServiceId("creation"), std::move(cancel));
    }
    /// For what changes a service's record without an operation.
    Task<ServiceLanes::Lane> enterLane(ServiceId id, CancelToken cancel) { return m_lanes.enter(id, std::move(cancel)); }

private:
    using Done = Completion<std::shared_ptr<const Service>>;
    Task<void> run(RunPtr run, Work work, Undo undo, Done done, CancelToken stopping);
    Task<void> leaveQueue(RunPtr run, std::exception_ptr failure, Done done);
    Task<void> fail(RunPtr run, Undo undo, std::exception_ptr failure, Done done);
    /// @return false when it could not be written down
    Task<bool> closeAs(RunPtr run, Undone undone, RunStatus status, FailureRecord record);
    void succeed(const RunPtr &run, std::shared_ptr<const Service> service, Done done);
    void leaveUnfinished(const RunPtr &run, const Error &error, Done done, const FailureRecord &record);
    void showFailure(const ServiceId &id, const Error &error);

    OperationJournal &m_journal;
    ServiceLanes &m_lanes;
    StateService &m_states;
    TaskScope &m_scope;
    Log m_log;
};

} // namespace wakedock::core
