#include "backend/core/operations/running_operation.h"

#include "backend/core/operations/operation_journal.h"
#include "backend/shared/async/settle.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

RunningOperation::RunningOperation(OperationJournal &journal, CallContext context, Operation operation,
                                   std::optional<Deployment> deployment)
    : m_journal(journal)
    , m_context(std::move(context))
    , m_operation(std::move(operation))
    , m_deployment(std::move(deployment))
{
    // The caller may leave and its deadline pass: the work goes on, until somebody cancels the operation itself.
    m_context.cancel = m_cancel.token();
    m_context.deadline = Deadline();
}

Task<void> RunningOperation::begin(std::string step)
{
    m_context.cancel.throwIfCancelled();
    finishCurrent(StepStatus::Done);
    if (Step *next = find(step)) {
        next->status = StepStatus::Running;
        next->startedAt = m_journal.now();
    }
    co_await m_journal.save(*this);
    m_context.cancel.throwIfCancelled();
}

void RunningOperation::markDone(const std::vector<std::string> &steps)
{
    for (const std::string &name : steps) {
        if (Step *step = find(name)) {
            step->status = StepStatus::Done;
            step->startedAt = step->finishedAt = m_operation.createdAt;
        }
    }
}

void RunningOperation::skip(const std::string &step, std::string why)
{
    finishCurrent(StepStatus::Done);
    if (Step *skipped = find(step)) {
        skipped->status = StepStatus::Skipped;
        skipped->detail = std::move(why);
    }
}

void RunningOperation::progress(std::string detail, std::optional<double> done)
{
    const auto current = std::ranges::find(m_operation.steps, StepStatus::Running, &Step::status);
    if (current != m_operation.steps.end()) {
        current->detail = std::move(detail);
        current->done = done;
        m_journal.tell(*this);
    }
}

void RunningOperation::progress(std::string detail, std::optional<double> done, std::vector<Step> parts)
{
    for (Step &part : parts) {
        takePart(std::move(part));
    }
    progress(std::move(detail), done);
}

void RunningOperation::takePart(Step part)
{
    Step *known = find(part.name);
    if (known == nullptr) {
        known = &m_operation.steps.emplace_back();
    }
    part.startedAt = known->startedAt;
    if (!part.startedAt && part.status != StepStatus::Pending) {
        part.startedAt = m_journal.now();
    }
    part.finishedAt = known->finishedAt;
    if (!part.finishedAt && part.status == StepStatus::Done) {
        part.finishedAt = m_journal.now();
    }
    *known = std::move(part);
}

Task<void> RunningOperation::intend(OperationIntent intent, std::function<void(Repositories &)> also)
{
    OperationIntent before = std::exchange(m_operation.intent, std::move(intent));
    if (m_deployment) {
        m_deployment->revision = m_operation.intent.targetRevision;
    }
    const auto saved = co_await settle(m_journal.save(*this, std::move(also)));
    if (saved.failure) {
        m_operation.intent = std::move(before);
        std::rethrow_exception(saved.failure);
    }
}

CallContext RunningOperation::undoContext() const
{
    CallContext context;
    context.actor = Actor::system();
    context.requestId = m_operation.requestId;
    context.cancel = m_stopping;
    return context;
}

std::string RunningOperation::currentStep() const
{
    const auto current = std::ranges::find(m_operation.steps, StepStatus::Running, &Step::status);
    return current == m_operation.steps.end() ? std::string() : current->name;
}

Step *RunningOperation::find(const std::string &name)
{
    const auto found = std::ranges::find(m_operation.steps, name, &Step::name);
    return found == m_operation.steps.end() ? nullptr : &*found;
}

void RunningOperation::finishCurrent(StepStatus status)
{
    for (Step &step : m_operation.steps) {
        if (step.status == StepStatus::Running) {
            step.status = status;
            step.finishedAt = m_journal.now();
            step.done = status == StepStatus::Done ? std::optional(1.0) : step.done;
        }
    }
}

void RunningOperation::skipPending()
{
    for (Step &step : m_operation.steps) {
        step.status = step.status == StepStatus::Pending ? StepStatus::Skipped : step.status;
    }
}

} // namespace wakedock::core
