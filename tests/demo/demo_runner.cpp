#include "tests/demo/demo_runner.h"

#include "backend/core/domain/rules/pull_steps.h"
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
    case OperationKind::Rollback:
        return {deploy_step::Validate,     deploy_step::Record,      deploy_step::Pull,
                deploy_step::Create,       deploy_step::Start,       deploy_step::WaitHealthy,
                deploy_step::PublishRoute, deploy_step::MarkRunning, deploy_step::Announce};
    case OperationKind::Remove:
        return {"clear_marks", "remove_route", "remove_containers", "remove_record"};
    case OperationKind::Pull:
        return {deploy_step::Pull};
    case OperationKind::Stop:
    case OperationKind::Sleep:
        return {"clear_marks", "stop_container"};
    case OperationKind::Adopt:
        return {deploy_step::Validate,    deploy_step::Record,       "connect",
                deploy_step::WaitHealthy, deploy_step::PublishRoute, deploy_step::MarkRunning};
    case OperationKind::Start:
    case OperationKind::Restart:
    case OperationKind::Wake:
        break;
    }
    return {deploy_step::Start, deploy_step::WaitHealthy, deploy_step::MarkRunning};
}

/// The layers of any image, `tick` bits after its pull began: some are there already, the others come side by side.
std::vector<LayerProgress> demoLayersAt(int tick)
{
    struct Layer {
        const char *id;
        int megabytes; ///< 0 = it is on the engine already.
    };
    static constexpr Layer layers[] = {{"a2abf6c4d29d", 0}, {"c45660adde37", 31}, {"1d1c4a0a6ff9", 74},
                                       {"e12f4b07d6a1", 9}, {"5fb0b4c1d7a3", 26}, {"9e3b1c2a44d0", 3}};
    constexpr std::int64_t megabyte = 1000 * 1000;
    constexpr int megabytesEachBit = 9;
    std::vector<LayerProgress> all;
    int place = 0;
    for (const Layer &layer : layers) {
        // The engine fetches three at a time.
        const int here = std::max(0, tick - (place++ / 3) * 4) * megabytesEachBit;
        LayerProgress one{layer.id, "Downloading", std::min(here, layer.megabytes) * megabyte, layer.megabytes * megabyte,
                          false};
        if (layer.megabytes == 0) {
            one = {layer.id, "Already exists", 0, 0, true};
        } else if (here >= layer.megabytes + megabytesEachBit) {
            one.status = "Pull complete";
            one.complete = true;
        } else if (here == 0) {
            one.status = "Waiting";
        }
        all.push_back(one);
    }
    return all;
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

bool DemoRunner::compose(Step &step)
{
    const std::string &name = m_operation.serviceName;
    const std::vector<std::string> lines = step.name == "down"
        ? std::vector<std::string>{"Container " + name + "-web-1  Stopping", "Container " + name + "-web-1  Removed",
                                   "Network " + name + "_default  Removed"}
        : std::vector<std::string>{"Network " + name + "_default  Creating", "Network " + name + "_default  Created",
                                   "Container " + name + "-db-1  Creating",  "Container " + name + "-db-1  Started",
                                   "Container " + name + "-web-1  Creating", "Container " + name + "-web-1  Started"};
    if (m_line == lines.size()) {
        return true;
    }
    step.detail = lines.at(m_line++);
    m_now += std::chrono::milliseconds(280);
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

bool DemoRunner::pullLayers()
{
    const auto state = pullState(demoLayersAt(++m_layer));
    Step &pulling = m_operation.steps.front();
    m_now += std::chrono::milliseconds(700);
    pulling.detail = state.detail;
    pulling.done = state.done;
    m_operation.steps.resize(1);
    m_operation.steps.insert(m_operation.steps.end(), state.layers.begin(), state.layers.end());
    const bool isDone =
        std::ranges::all_of(state.layers, [](const Step &layer) { return layer.status == StepStatus::Done; });
    if (isDone) {
        finish(m_operation.steps.front(), StepStatus::Done);
        end(RunStatus::Succeeded);
    }
    return !isDone;
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
    if (m_operation.kind == OperationKind::Pull) {
        return pullLayers();
    }
    if (step->name == deploy_step::Pull && !pull(*step)) {
        return true;
    }
    if ((step->name == "up" || step->name == "down") && !compose(*step)) {
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
