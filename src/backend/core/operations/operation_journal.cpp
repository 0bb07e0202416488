#include "backend/core/operations/operation_journal.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/utils/uuid.h"

#include <array>
#include <utility>

namespace wakedock::core {

namespace {

/// What kind of thing the operation is on, as the audit log names it.
std::string auditSubject(const Operation &operation)
{
    if (operation.kind == OperationKind::Pull) {
        return "image";
    }
    return stackOfSubject(operation.serviceId) ? "stack" : "service";
}

AuditEntry auditOf(const Operation &operation, const std::string &address)
{
    AuditEntry entry;
    entry.at = operation.createdAt;
    entry.actor = operation.actor;
    entry.address = address;
    entry.action = auditSubject(operation) + "." + operationWord(operation.kind);
    entry.target = operation.serviceName;
    return entry;
}

DeployTrigger triggerOf(const Operation &operation)
{
    if (operation.intent.firstDeployment) {
        return DeployTrigger::Create;
    }
    switch (operation.kind) {
    case OperationKind::Redeploy:
        return DeployTrigger::Redeploy;
    case OperationKind::Rollback:
        return DeployTrigger::Rollback;
    default:
        return DeployTrigger::Change;
    }
}

Deployment deploymentOf(const Operation &operation)
{
    Deployment deployment;
    deployment.id = DeploymentId(makeUuid());
    deployment.serviceId = operation.serviceId;
    deployment.serviceName = operation.serviceName;
    deployment.revision = operation.intent.targetRevision;
    deployment.trigger = triggerOf(operation);
    deployment.status = operation.status;
    deployment.steps = operation.steps;
    deployment.actor = operation.actor;
    deployment.startedAt = operation.createdAt;
    return deployment;
}

/// The step that was under way failed, or all there was to do came about.
void settleSteps(Operation &operation)
{
    const bool succeeded = operation.status == RunStatus::Succeeded;
    std::string interrupted;
    for (Step &step : operation.steps) {
        if (step.status == StepStatus::Running) {
            interrupted = step.name;
            step.status = succeeded ? StepStatus::Done : StepStatus::Failed;
            step.finishedAt = operation.finishedAt;
        } else if (step.status == StepStatus::Pending || (succeeded && step.status == StepStatus::Failed)) {
            step.status = succeeded ? StepStatus::Done : StepStatus::Skipped;
        }
    }
    if (!operation.error) {
        operation.error = FailureRecord{"interrupted",
                                        std::move(interrupted),
                                        "WakeDock ended while this was under way.",
                                        "What it had begun was taken back; ask for it again.",
                                        {}};
    }
}

} // namespace

const char *operationWord(OperationKind kind)
{
    static constexpr std::array<const char *, 11> words{"deploy",   "redeploy", "start", "stop", "restart", "remove",
                                                        "rollback", "pull",     "adopt", "wake", "sleep"};
    return words[static_cast<std::size_t>(kind)];
}

OperationJournal::OperationJournal(IStore &store, IEventBus &events, IClock &clock)
    : m_store(store)
    , m_events(events)
    , m_clock(clock)
{
}

Task<RunPtr> OperationJournal::open(CallContext context, Operation operation, std::vector<std::string> steps,
                                    bool isDeployment, Also also)
{
    operation.id = OperationId(makeUuid());
    operation.actor = context.actor.name;
    operation.requestId = context.requestId;
    operation.createdAt = m_clock.now();
    operation.status = RunStatus::Queued;
    for (std::string &name : steps) {
        operation.steps.push_back({std::move(name), StepStatus::Pending, {}, {}, {}, {}});
    }
    std::optional<Deployment> deployment;
    if (isDeployment) {
        deployment = deploymentOf(operation);
        operation.deploymentId = deployment->id;
    }
    const AuditEntry audit = auditOf(operation, context.address);
    auto record = [operation, deployment, audit, also = std::move(also)](Repositories &repositories) {
        if (also) {
            also(repositories);
        }
        if (deployment) {
            repositories.deployments().create(*deployment);
        }
        repositories.operations().create(operation);
        repositories.audit().append(audit);
    };
    m_running[operation.id] = nullptr;
    const auto recorded = co_await settle(m_store.write(std::move(record)));
    if (recorded.failure) {
        m_running.erase(operation.id);
        std::rethrow_exception(recorded.failure);
    }
    auto run = std::make_shared<RunningOperation>(*this, std::move(context), std::move(operation), std::move(deployment));
    m_running[run->operation().id] = run;
    tell(*run);
    co_return run;
}

void OperationJournal::mirror(RunningOperation &run)
{
    if (run.m_deployment) {
        run.m_deployment->steps = run.m_operation.steps;
        run.m_deployment->status = run.m_operation.status;
        run.m_deployment->error = run.m_operation.error;
        run.m_deployment->finishedAt = run.m_operation.finishedAt;
    }
}

Task<void> OperationJournal::save(RunningOperation &run, Also also)
{
    run.m_operation.status = RunStatus::Running;
    mirror(run);
    co_await write(run.m_operation, run.m_deployment, std::move(also));
    tell(run);
}

Task<void> OperationJournal::write(Operation operation, std::optional<Deployment> deployment, Also also)
{
    auto commit = [operation = std::move(operation), deployment = std::move(deployment),
                   also = std::move(also)](Repositories &repositories) {
        if (also) {
            also(repositories);
        }
        repositories.operations().update(operation);
        if (deployment) {
            repositories.deployments().update(*deployment);
        }
    };
    co_await m_store.write(std::move(commit));
}

Task<void> OperationJournal::close(RunPtr run, RunStatus status, std::optional<FailureRecord> failure, Also also)
{
    const Operation before = run->m_operation;
    run->finishCurrent(status == RunStatus::Succeeded ? StepStatus::Done : StepStatus::Failed);
    run->skipPending();
    run->m_operation.status = status;
    run->m_operation.error = std::move(failure);
    run->m_operation.finishedAt = m_clock.now();
    mirror(*run);
    const auto written = co_await settle(write(run->m_operation, run->m_deployment, std::move(also)));
    if (written.failure) {
        run->m_operation = before;
        mirror(*run);
        std::rethrow_exception(written.failure);
    }
    m_running.erase(run->operation().id);
    tell(*run);
    if (run->m_deployment) {
        m_events.publish(DeploymentFinished{std::make_shared<const Deployment>(*run->m_deployment), run->m_publicAddress});
    }
}

Task<void> OperationJournal::leaveForRecovery(RunPtr run, FailureRecord failure)
{
    run->finishCurrent(StepStatus::Failed);
    run->m_operation.error = std::move(failure);
    mirror(*run);
    // Where even this cannot be written the recovery says "interrupted": less, but true.
    co_await settle(write(run->m_operation, run->m_deployment, {}));
    m_running.erase(run->operation().id);
    tell(*run);
    if (run->m_deployment) {
        Deployment told = *run->m_deployment;
        told.status = RunStatus::Failed;
        m_events.publish(DeploymentFinished{std::make_shared<const Deployment>(std::move(told)), {}});
    }
}

Task<void> OperationJournal::closeInterrupted(Operation operation, RunStatus status, std::vector<std::string> undone,
                                              Also also)
{
    operation.status = status;
    operation.finishedAt = m_clock.now();
    settleSteps(operation);
    if (status == RunStatus::Succeeded) {
        operation.error.reset();
    } else {
        operation.error->undone = std::move(undone);
    }
    auto write = [operation, also = std::move(also)](Repositories &repositories) {
        if (also) {
            also(repositories);
        }
        repositories.operations().update(operation);
        if (!operation.deploymentId) {
            return;
        }
        if (auto deployment = repositories.deployments().find(*operation.deploymentId)) {
            deployment->status = operation.status;
            deployment->steps = operation.steps;
            deployment->error = operation.error;
            deployment->finishedAt = operation.finishedAt;
            repositories.deployments().update(*deployment);
        }
    };
    co_await m_store.write(std::move(write));
    tell(operation);
}

Task<std::vector<Operation>> OperationJournal::unfinished()
{
    auto all = co_await m_store.read([](Repositories &repositories) { return repositories.operations().unfinished(); });
    std::erase_if(all, [this](const Operation &operation) { return m_running.contains(operation.id); });
    co_return all;
}

RunPtr OperationJournal::find(const OperationId &id) const
{
    const auto found = m_running.find(id);
    return found == m_running.end() ? nullptr : found->second;
}

void OperationJournal::tell(const RunningOperation &run)
{
    tell(run.m_operation);
}

void OperationJournal::tell(const Operation &operation)
{
    m_events.publish(OperationChanged{std::make_shared<const Operation>(operation)});
}

} // namespace wakedock::core
