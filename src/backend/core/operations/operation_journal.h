#pragma once

#include "backend/core/domain/audit_entry.h"
#include "backend/core/operations/running_operation.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/repositories/i_store.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace wakedock::core {

/// Writes down what an operation is about to do before it does it, and how it ended. What a crash interrupts is found
/// again as unfinished. Backend thread only.
class OperationJournal
{
public:
    /// Stored together with the operation, in its transaction.
    using Also = std::function<void(Repositories &)>;

    OperationJournal(IStore &store, IEventBus &events, IClock &clock);

    /// Commits the operation (and its deployment) with `also`. Steps named in `steps` begin as pending.
    Task<RunPtr> open(CallContext context, Operation operation, std::vector<std::string> steps, bool isDeployment,
                      Also also);
    /// Commits the end together with `also`; the current step becomes done or failed.
    Task<void> close(RunPtr run, RunStatus status, std::optional<FailureRecord> failure, Also also);
    /// Keeps an operation unfinished for the next recovery, with what went wrong so far; told as failed.
    Task<void> leaveForRecovery(RunPtr run, FailureRecord failure);
    /// Closes an operation that an earlier process, or leaveForRecovery(), left unfinished: Undone, or Succeeded where
    /// all that it was for had come about.
    Task<void> closeInterrupted(Operation operation, RunStatus status, std::vector<std::string> undone, Also also);

    [[nodiscard]] Task<std::vector<Operation>> unfinished();
    /// The running operation, while it runs here.
    [[nodiscard]] RunPtr find(const OperationId &id) const;
    [[nodiscard]] Timestamp now() const { return m_clock.now(); }
    [[nodiscard]] IStore &store() { return m_store; }

private:
    friend class RunningOperation;
    Task<void> save(RunningOperation &run, Also also = {});
    Task<void> write(Operation operation, std::optional<Deployment> deployment, Also also);
    void tell(const RunningOperation &run);
    void tell(const Operation &operation);
    static void mirror(RunningOperation &run);

    IStore &m_store;
    IEventBus &m_events;
    IClock &m_clock;
    /// Empty while the operation is being opened: it is not to be taken for an interrupted one even then.
    std::map<OperationId, RunPtr> m_running;
};

/// The words of the API and of the audit log: `service.deploy`.
const char *operationWord(OperationKind kind);

} // namespace wakedock::core
