#include "tests/demo/demo_runner.h"

#include "backend/shared/utils/uuid.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace wakedock::tests {

using namespace wakedock::core;

namespace {

constexpr int demoLayers = 5;

Timestamp demoNow()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::vector<const char *> demoStepNames(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Deploy:
    case OperationKind::Redeploy:
        return {deploy_step::Validate,     deploy_step::Record,      deploy_step::Pull,
                deploy_step::Create,       deploy_step::Start,       deploy_step::WaitHealthy,
                deploy_step::PublishRoute, deploy_step::MarkRunning, deploy_step::Announce};
    case OperationKind::Remove:
        return {"clear_marks", "remove_route", "remove_containers", "remove_record"};
    case OperationKind::Stop:
        return {"clear_marks", "stop_container"};
    case OperationKind::Start:
    case OperationKind::Restart:
        break;
    }
    return {deploy_step::Start, deploy_step::WaitHealthy, deploy_step::MarkRunning};
}

} // namespace

Operation demoOperation(OperationKind kind, const Service &service, const std::string &actor)
{
    Operation operation;
    operation.id = OperationId(makeUuid());
    operation.kind = kind;
    operation.serviceId = service.record.id;
    operation.serviceName = service.record.config.name;
    operation.status = RunStatus::Running;
    operation.actor = actor;
    operation.createdAt = demoNow();
    for (const char *name : demoStepNames(kind)) {
        Step step;
        step.name = name;
        operation.steps.push_back(step);
    }
    return operation;
}

DemoRunner::DemoRunner(Operation operation, std::string image)
    : m_operation(std::move(operation))
    , m_image(std::move(image))
    , m_now(m_operation.createdAt)
{
}

Step *DemoRunner::current()
{
    const auto found = std::find_if(m_operation.steps.begin(), m_operation.steps.end(), [](const Step &step) {
        return step.status == StepStatus::Pending || step.status == StepStatus::Running;
    });
    return found == m_operation.steps.end() ? nullptr : &*found;
}

void DemoRunner::begin(Step &step)
{
    step.status = StepStatus::Running;
    step.startedAt = m_now;
}

void DemoRunner::finish(Step &step, StepStatus status)
{
    step.status = status;
    m_now += std::chrono::milliseconds(90 + 410 * (m_now.time_since_epoch().count() % 3));
    step.finishedAt = m_now;
    step.done.reset();
}

bool DemoRunner::pull(Step &step)
{
    ++m_layer;
    m_now += std::chrono::milliseconds(340);
    if (m_layer > demoLayers) {
        step.detail = "5 layers, 42 MB";
        finish(step, StepStatus::Done);
        return true;
    }
    step.detail = "Layer " + std::to_string(m_layer) + " of 5, " + std::to_string(m_layer * 8) + " MB of 42 MB";
    step.done = static_cast<double>(m_layer) / (demoLayers + 0.25);
    return false;
}

std::optional<FailureRecord> DemoRunner::failureOf(const Step &step) const
{
    if (step.name == deploy_step::Pull && m_image.find("missing") != std::string::npos) {
        return FailureRecord{"image_not_found",
                             step.name,
                             "The registry does not know the image " + m_image + ".",
                             "Check the name and the tag, or sign in to the registry if it is private.",
                             {"The service was removed again"}};
    }
    if (step.name == deploy_step::WaitHealthy && m_image.find("sick") != std::string::npos) {
        return FailureRecord{"health_timeout",
                             step.name,
                             "The container runs, but /health answered 503 for 60 seconds.",
                             "Look at the container's log for the reason, or allow more time in the health check.",
                             {"The container was stopped and removed", "The network address was given back",
                              "The service was removed again"}};
    }
    return std::nullopt;
}

void DemoRunner::fail(Step &step, FailureRecord failure)
{
    step.detail = failure.message;
    finish(step, StepStatus::Failed);
    for (Step &other : m_operation.steps) {
        if (other.status == StepStatus::Done
            && (other.name == deploy_step::Create || other.name == deploy_step::Start
                || other.name == deploy_step::Record)) {
            other.status = StepStatus::Undone;
        }
    }
    m_operation.error = std::move(failure);
    end(RunStatus::Undone);
}

void DemoRunner::end(RunStatus status)
{
    m_operation.status = status;
    m_operation.finishedAt = m_now;
}

bool DemoRunner::advance()
{
    Step *step = current();
    if (!step || m_operation.status != RunStatus::Running) {
        return false;
    }
    if (step->status == StepStatus::Pending) {
        begin(*step);
        return true;
    }
    if (auto failure = failureOf(*step)) {
        m_now += step->name == deploy_step::WaitHealthy ? std::chrono::seconds(60) : std::chrono::seconds(1);
        fail(*step, std::move(*failure));
        return false;
    }
    if (step->name == deploy_step::Pull && !pull(*step)) {
        return true;
    }
    if (step->status == StepStatus::Running) {
        finish(*step, StepStatus::Done);
    }
    if (Step *next = current()) {
        begin(*next);
        return true;
    }
    end(RunStatus::Succeeded);
    return false;
}

void DemoRunner::cancel()
{
    if (m_operation.status == RunStatus::Running) {
        if (Step *step = current()) {
            finish(*step, StepStatus::Undone);
        }
        end(RunStatus::Cancelled);
    }
}

} // namespace wakedock::tests
