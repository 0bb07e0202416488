#include "backend/core/operations/lone_operations.h"

#include "backend/core/operations/operation_failure.h"
#include "backend/shared/async/settle.h"

#include <string>
#include <utility>

namespace wakedock::core {

namespace {

std::string loneTitle(const Operation &operation)
{
    return std::string(operationWord(operation.kind)) + " " + operation.serviceName;
}

} // namespace

LoneOperations::LoneOperations(OperationJournal &journal, TaskScope &scope, Log log)
    : m_journal(journal)
    , m_scope(scope)
    , m_log(log)
{
}

LoneOperations::Ticket LoneOperations::start(RunPtr started, Work work)
{
    Ticket ticket{started->operation().id, {}};
    m_scope.start(loneTitle(started->operation()),
                  [this, started, work = std::move(work), done = ticket.done](CancelToken stopping) {
                      return run(started, work, done, std::move(stopping));
                  });
    return ticket;
}

Task<void> LoneOperations::run(RunPtr started, Work work, Completion<> done, CancelToken stopping)
{
    const auto stop = stopping.onCancel([started] { started->cancel(); });
    started->endWith(stopping);
    auto ended = co_await settle(work(started));
    if (!ended.failure) {
        ended = co_await settle(m_journal.close(started, RunStatus::Succeeded, std::nullopt, {}));
    }
    if (!ended.failure) {
        m_log.info("Finished: " + loneTitle(started->operation()) + ".",
                   {{"operation", started->operation().id.value}, {"request_id", started->context().requestId}});
        done.succeed();
    } else if (stopping.isCancelled()) {
        done.fail(stoppingError());
    } else {
        co_await fail(started, ended.failure, done);
    }
}

Task<void> LoneOperations::fail(RunPtr failed, std::exception_ptr failure, Completion<> done)
{
    const Error error = asError(failure);
    const auto record = failureRecord(*failed, error, {});
    const bool isCancelled = error.code() == ErrorCode::Cancelled;
    if (!isCancelled) {
        m_log.warning("Failed: " + loneTitle(failed->operation()) + ". " + describe(failure),
                      {{"step", record.step}, {"operation", failed->operation().id.value}, {"remedy", error.remedy()}});
    }
    const auto closed = co_await settle(
        m_journal.close(failed, isCancelled ? RunStatus::Cancelled : RunStatus::Failed, std::optional(record), {}));
    if (closed.failure) {
        m_log.error("The end of an operation could not be written down. " + describe(closed.failure),
                    {{"operation", failed->operation().id.value}});
        co_await m_journal.leaveForRecovery(failed, record);
    }
    done.fail(withOrigin(*failed, error, record));
}

Task<void> LoneOperations::closeInterrupted()
{
    for (const Operation &operation : co_await m_journal.unfinished()) {
        if (operation.serviceId.isEmpty()) {
            co_await m_journal.closeInterrupted(operation, RunStatus::Undone, {}, {});
            m_log.info("Closed an operation that had been interrupted: " + loneTitle(operation) + ".",
                       {{"operation", operation.id.value}});
        }
    }
}

} // namespace wakedock::core
