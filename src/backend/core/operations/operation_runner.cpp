#include "backend/core/operations/operation_runner.h"

#include "backend/core/operations/operation_failure.h"
#include "backend/shared/async/settle.h"

#include <chrono>
#include <utility>

namespace wakedock::core {

namespace {

constexpr const char *unfinishedUndo = "What is left is settled as soon as the engine answers again.";

/// `1.3 s`
std::string spanText(std::chrono::milliseconds span)
{
    return std::to_string(span.count() / 1000) + "." + std::to_string(span.count() % 1000 / 100) + " s";
}

/// Visitors ask as the system: their address says more.
const std::string &askerOf(const RunningOperation &run)
{
    const CallContext &context = run.context();
    const bool isVisitor = context.actor.kind == Actor::Kind::System && !context.address.empty();
    return isVisitor ? context.address : run.operation().actor;
}

} // namespace

OperationRunner::OperationRunner(OperationJournal &journal, ServiceLanes &lanes, StateService &states, TaskScope &scope,
                                 Log log)
    : m_journal(journal)
    , m_lanes(lanes)
    , m_states(states)
    , m_scope(scope)
    , m_log(log)
{
}

OperationTicket OperationRunner::start(RunPtr started, Work work, Undo undo)
{
    OperationTicket ticket{started->operation().id, {}};
    const std::string what = std::string(operationWord(started->operation().kind)) + " " + started->operation().serviceName;
    m_scope.start(what,
                  [this, started, work = std::move(work), undo = std::move(undo), done = ticket.done](CancelToken stopping) {
                      return run(started, work, undo, done, std::move(stopping));
                  });
    return ticket;
}

Task<void> OperationRunner::run(RunPtr started, Work work, Undo undo, Done done, CancelToken stopping)
{
    const auto stop = stopping.onCancel([started] { started->cancel(); });
    started->endWith(stopping);
    const auto lane = co_await settle(m_lanes.enter(started->operation().serviceId, started->context().cancel));
    auto ended = Settled<std::shared_ptr<const Service>>{lane.failure, {}};
    if (!lane.failure) {
        ended = co_await settle(work(started));
    }
    if (!ended.failure) {
        ended.failure = (co_await settle(m_journal.close(started, RunStatus::Succeeded, std::nullopt, {}))).failure;
    }
    if (!ended.failure) {
        succeed(started, *ended.value, done);
    } else if (stopping.isCancelled()) {
        done.fail(stoppingError());
    } else if (lane.failure) {
        co_await leaveQueue(started, ended.failure, done);
    } else {
        co_await fail(started, std::move(undo), ended.failure, done);
    }
}

void OperationRunner::succeed(const RunPtr &run, std::shared_ptr<const Service> service, Done done)
{
    m_log.info(std::string("Finished: ") + operationWord(run->operation().kind) + " " + run->operation().serviceName
                   + " after " + spanText(m_journal.now() - run->operation().createdAt) + ", for " + askerOf(*run) + ".",
               {{"operation", run->operation().id.value}, {"request_id", run->context().requestId}});
    m_states.endOperation(run->operation().serviceId);
    done.succeed(std::move(service));
}

Task<void> OperationRunner::leaveQueue(RunPtr run, std::exception_ptr failure, Done done)
{
    // It did nothing yet, and the service is in the hands of whoever holds the lane: nothing is taken back here.
    const Error error = asError(failure);
    const auto record = failureRecord(*run, error, {});
    if (!co_await closeAs(run, {}, RunStatus::Cancelled, record)) {
        co_await m_journal.leaveForRecovery(run, record);
    }
    done.fail(withOrigin(*run, error, record));
}

Task<bool> OperationRunner::closeAs(RunPtr run, Undone undone, RunStatus status, FailureRecord record)
{
    auto failure = status == RunStatus::Succeeded ? std::nullopt : std::optional(std::move(record));
    const auto closed = co_await settle(m_journal.close(run, status, std::move(failure), undone.also));
    if (closed.failure) {
        m_log.error("The end of an operation could not be written down. " + describe(closed.failure),
                    {{"operation", run->operation().id.value}});
    } else if (undone.afterCommit) {
        undone.afterCommit();
    }
    co_return !closed.failure;
}

void OperationRunner::showFailure(const ServiceId &id, const Error &error)
{
    // A service that was never in force has no container to tell of it.
    if (const auto service = m_states.find(id); service && service->record.revision == 0) {
        m_states.setStatus(id, ServiceStatus::Error, error.message());
    }
}

void OperationRunner::leaveUnfinished(const RunPtr &run, const Error &error, Done done, const FailureRecord &record)
{
    m_states.endOperation(run->operation().serviceId);
    showFailure(run->operation().serviceId, error);
    done.fail(withOrigin(*run, error, record));
}

Task<void> OperationRunner::fail(RunPtr failed, Undo undo, std::exception_ptr failure, Done done)
{
    const Error error = asError(failure);
    m_log.warning(
        std::string("Failed: ") + operationWord(failed->operation().kind) + " " + failed->operation().serviceName + ". "
            + describe(failure),
        {{"step", failed->currentStep()}, {"operation", failed->operation().id.value}, {"remedy", error.remedy()}});
    auto undone = co_await settle(undo(failed));
    if (undone.failure && failed->undoContext().cancel.isCancelled()) {
        done.fail(stoppingError());
        co_return;
    }
    auto record = failureRecord(*failed, error, {unfinishedUndo});
    if (undone.failure) {
        m_log.error("It could not be taken back now. " + describe(undone.failure),
                    {{"operation", failed->operation().id.value}});
        co_await m_journal.leaveForRecovery(failed, record);
        leaveUnfinished(failed, error, done, record);
        co_return;
    }
    const auto standing = undone.value->standing;
    record.undone = undone.value->sentences;
    const RunStatus status = standing          ? RunStatus::Succeeded
        : error.code() == ErrorCode::Cancelled ? RunStatus::Cancelled
                                               : RunStatus::Failed;
    if (!co_await closeAs(failed, std::move(*undone.value), status, record)) {
        co_await m_journal.leaveForRecovery(failed, record);
        leaveUnfinished(failed, error, done, record);
    } else if (standing) {
        succeed(failed, standing, done);
    } else {
        m_states.endOperation(failed->operation().serviceId);
        done.fail(withOrigin(*failed, error, record));
    }
}

} // namespace wakedock::core
