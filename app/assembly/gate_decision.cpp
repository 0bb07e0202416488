#include "app/assembly/gate_decision.h"

#include "backend/api/gate/gate_texts.h"

#include <chrono>
#include <optional>

namespace wakedock::app {

namespace {

constexpr std::chrono::seconds askAgainAsleep{60};

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
        co_return api::unknownHostText(question.host);
    }
    const core::Service &service = *admission.service;
    if (!admission.failure.empty()) {
        co_return api::failedText(service, admission.failure, admission.retryAfter);
    }
    if (auto asleep = answerAsleep(admission)) {
        co_return *asleep;
    }
    const core::WakeView view = m_follow.look(question.host);
    if (admission.isWaking) {
        co_return api::wakingText(service, api::progressOf(view));
    }
    api::GateRefusal refusal = api::stateText(service, admission.hostName);
    if (view.isComing() && refusal.retryAfter) {
        refusal.progress = api::progressOf(view);
    }
    co_return refusal;
}

Task<std::optional<api::GateProgress>> GateDecision::follow(api::GateQuestion question, std::uint64_t seen)
{
    const core::WakeView view = co_await m_follow.execute(question.context, question.host, seen);
    co_return view.isComing() ? std::optional(api::progressOf(view)) : std::nullopt;
}

} // namespace wakedock::app
