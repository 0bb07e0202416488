#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/deployment.h"
#include "backend/core/domain/operation.h"
#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

class Repositories;

class OperationJournal;

/// An operation while it runs: what its work uses to say how far it is. Made by OperationJournal. Backend thread only.
class RunningOperation
{
public:
    RunningOperation(OperationJournal &journal, CallContext context, Operation operation,
                     std::optional<Deployment> deployment);

    /// For taking back: the system asks, and only the end of the program stops it.
    [[nodiscard]] CallContext undoContext() const;
    /// @param stopping fires when the program ends
    void endWith(CancelToken stopping) { m_stopping = std::move(stopping); }

    /// The caller's context with this operation's cancel token, and without the caller's deadline.
    [[nodiscard]] const CallContext &context() const { return m_context; }
    [[nodiscard]] const Operation &operation() const { return m_operation; }
    [[nodiscard]] const std::optional<Deployment> &deployment() const { return m_deployment; }

    /// The step before is done, this one begins; committed before it returns. @throws Cancelled
    Task<void> begin(std::string step);
    /// Steps that were done before the operation was opened; kept with the next step.
    void markDone(const std::vector<std::string> &steps);
    /// The step is not needed this time.
    void skip(const std::string &step, std::string why);
    /// How far the current step is; told at once, written to the journal only with the next step.
    void progress(std::string detail, std::optional<double> done);
    /// As progress(), with parts of the current step, each told as a step of its own behind the announced ones and found
    /// again by its name. Their times are filled here.
    void progress(std::string detail, std::optional<double> done, std::vector<Step> parts);
    /// Commits what is about to be made, before it is made, together with `also`.
    Task<void> intend(OperationIntent intent, std::function<void(Repositories &)> also = {});

    /// Where people reach the service afterwards, for the announcement.
    void setPublicAddress(std::string address) { m_publicAddress = std::move(address); }
    void cancel() { m_cancel.cancel(); }
    [[nodiscard]] std::string currentStep() const;

private:
    friend class OperationJournal;
    Step *find(const std::string &name);
    void takePart(Step part);
    void finishCurrent(StepStatus status);
    void skipPending();

    OperationJournal &m_journal;
    CancelSource m_cancel;
    CancelToken m_stopping;
    CallContext m_context;
    Operation m_operation;
    std::optional<Deployment> m_deployment;
    std::string m_publicAddress;
};

using RunPtr = std::shared_ptr<RunningOperation>;

} // namespace wakedock::core
