#include "app/assembly/gate_decision.h"

#include "backend/core/domain/rules/status_transitions.h"

#include <chrono>
#include <optional>

namespace wakedock::app {

namespace {

constexpr std::chrono::seconds askAgainAsleep{60};

api::GateRefusal refusalOf(const core::Service &service, const std::string &host)
{
    using core::ServiceStatus;
    const std::string &name = service.record.config.name;
    const std::string word = core::statusWord(service.state.status);
    switch (service.state.status) {
    case ServiceStatus::Deploying:
    case ServiceStatus::Created:
        return {word, name + " is being set up", "It will be here in a moment.", std::chrono::seconds(3)};
    case ServiceStatus::Running:
    case ServiceStatus::Sleeping:
    case ServiceStatus::Waking:
        return {word, name + " is starting", "It will be here in a moment.", std::chrono::seconds(2)};
    case ServiceStatus::Stopping:
    case ServiceStatus::Stopped:
        return {word, name + " is stopped", "Whoever runs it has switched it off.", std::nullopt};
    case ServiceStatus::Unhealthy:
        return {word, name + " is not well", "It runs, but it does not answer as it should.", std::chrono::seconds(10)};
    case ServiceStatus::Error:
        return {word, name + " does not run", "It ended unexpectedly. Whoever runs it can see why in WakeDock.",
                std::nullopt};
    case ServiceStatus::Unknown:
        break;
    }
    return {word, name + " cannot be reached",
            host.empty() ? "WakeDock cannot see it at the moment."
                         : "The host " + host + ", on which it runs, cannot be reached at the moment.",
            std::chrono::seconds(10)};
}

/// Nothing where the visitor is to be told otherwise.
std::optional<api::GateAnswer> answerAsleep(const core::Admission &admission)
{
    const std::string &name = admission.service->record.config.name;
    const bool isWaking = admission.service->state.status == core::ServiceStatus::Waking;
    if (admission.isKnownWell) {
        return api::GateNotice{isWaking ? "waking" : "sleeping",
                               name + (isWaking ? " is waking up." : " is asleep and wakes for its visitors.")};
    }
    if (admission.isAsleep && !isWaking) {
        return api::GateRefusal{"asleep", name + " is asleep",
                                "It wakes for visitors who may wake it. This request may not.", askAgainAsleep};
    }
    return std::nullopt;
}

core::Visitor visitorOf(const api::GateQuestion &question)
{
    return {.host = question.host,
            .method = question.method,
            .path = question.uri.substr(0, question.uri.find('?')),
            .userAgent = question.userAgent,
            .client = question.address,
            .waitsInTheOpen = question.isNavigation};
}

} // namespace

Task<api::GateAnswer> GateDecision::ask(api::GateQuestion question)
{
    const auto admission = co_await m_admit.execute(question.context, visitorOf(question));
    if (admission.dial) {
        co_return api::GateProceed{*admission.dial};
    }
    if (!admission.service) {
        co_return api::GateRefusal{"unknown_host", "Nothing lives here", "No service answers to " + question.host + ".",
                                   std::nullopt};
    }
    const std::string &name = admission.service->record.config.name;
    if (!admission.failure.empty()) {
        co_return api::GateRefusal{"wake_failed", name + " did not start", admission.failure, admission.retryAfter};
    }
    if (auto asleep = answerAsleep(admission)) {
        co_return *asleep;
    }
    if (admission.isWaking) {
        co_return api::GateRefusal{"waking", name + " is waking up", "It was asleep. It will be here in a moment.",
                                   std::chrono::seconds(1)};
    }
    co_return refusalOf(*admission.service, admission.hostName);
}

} // namespace wakedock::app
