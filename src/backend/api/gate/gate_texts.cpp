#include "backend/api/gate/gate_texts.h"

#include "backend/core/domain/rules/status_transitions.h"

#include <array>
#include <string_view>
#include <utility>

namespace wakedock::api {

namespace {

using std::chrono::seconds;

struct VisibleStep {
    std::string_view name;
    const char *title;
};

/// What visitors may know of an operation; its other steps are the operator's affair.
constexpr std::array<VisibleStep, 4> VisibleSteps{{
    {core::deploy_step::Create, "Making it ready"},
    {core::deploy_step::Start, "Starting"},
    {core::deploy_step::WaitHealthy, "Waiting for its first answer"},
    {core::deploy_step::MarkRunning, "Opening the door"},
}};

/// A deployment may pull an image first: how long wakes take says nothing of it.
bool startsOnly(const core::Operation *operation)
{
    return operation == nullptr || operation->kind == core::OperationKind::Wake
        || operation->kind == core::OperationKind::Start;
}

std::vector<GateStep> stepsOf(const core::Operation *operation)
{
    if (operation == nullptr) {
        return {{"Starting", core::StepStatus::Running}, {"Waiting for its first answer"}, {"Opening the door"}};
    }
    std::vector<GateStep> steps;
    for (const core::Step &step : operation->steps) {
        for (const VisibleStep &visible : VisibleSteps) {
            if (visible.name == step.name) {
                steps.push_back({visible.title, step.status});
            }
        }
    }
    return steps;
}

struct StateWords {
    std::string title; ///< Behind the service's name.
    std::string message;
    std::optional<seconds> retryAfter;
};

StateWords unseenWords(const std::string &hostName)
{
    return {" cannot be reached",
            hostName.empty() ? "WakeDock cannot see it at the moment."
                             : "The host " + hostName + ", on which it runs, cannot be reached at the moment.",
            seconds(10)};
}

StateWords wordsFor(core::ServiceStatus status, const std::string &hostName)
{
    using core::ServiceStatus;
    switch (status) {
    case ServiceStatus::Deploying:
    case ServiceStatus::Created:
        return {" is being set up", "It will be here in a moment.", seconds(3)};
    case ServiceStatus::Running:
    case ServiceStatus::Sleeping:
    case ServiceStatus::Waking:
        return {" is starting", "It will be here in a moment.", seconds(2)};
    case ServiceStatus::Stopping:
    case ServiceStatus::Stopped:
        return {" is stopped", "Whoever runs it has switched it off.", std::nullopt};
    case ServiceStatus::Unhealthy:
        return {" is not well", "It runs, but it does not answer as it should.", seconds(10)};
    case ServiceStatus::Error:
        return {" does not run", "It ended unexpectedly. Whoever runs it can see why in WakeDock.", std::nullopt};
    case ServiceStatus::Unknown:
        break;
    }
    return unseenWords(hostName);
}

const std::string &nameOf(const core::Service &service)
{
    return service.record.config.name;
}

} // namespace

GateRefusal wakingText(const core::Service &service, GateProgress progress)
{
    const core::LoadingPage &look = service.record.config.loadingPage;
    return {"waking",
            look.title.empty() ? nameOf(service) + " is waking up" : look.title,
            look.message.empty() ? "It was asleep. It will be here in a moment." : look.message,
            seconds(2),
            look,
            std::move(progress)};
}

GateRefusal failedText(const core::Service &service, const std::string &reason, seconds retryAfter)
{
    return {"wake_failed", nameOf(service) + " did not start", reason, retryAfter, service.record.config.loadingPage};
}

GateRefusal stateText(const core::Service &service, const std::string &hostName)
{
    const core::ServiceStatus status = service.state.status;
    StateWords words = wordsFor(status, hostName);
    return {core::statusWord(status), nameOf(service) + words.title, std::move(words.message), words.retryAfter,
            service.record.config.loadingPage};
}

GateRefusal unknownHostText(const std::string &host)
{
    return {"unknown_host", "Nothing lives here", "No service answers to " + host + ".", std::nullopt};
}

GateProgress progressOf(const core::WakeView &view)
{
    GateProgress progress;
    progress.elapsed = view.elapsed;
    progress.curve = core::guessedWakeCurve();
    if (view.typical && startsOnly(view.operation.get())) {
        progress.curve = core::wakeCurve(view.typical->p50, view.typical->p95);
        progress.usual = view.typical->p95;
    }
    progress.steps = stepsOf(view.operation.get());
    progress.lastLine = view.lastLine;
    progress.version = view.version;
    return progress;
}

} // namespace wakedock::api
