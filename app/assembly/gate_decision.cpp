#include "app/assembly/gate_decision.h"

#include "backend/api/gate/gate_texts.h"
#include "backend/core/domain/rules/known_probes.h"

#include <chrono>
#include <optional>

namespace wakedock::app {

namespace {

constexpr std::chrono::seconds askAgainAsleep{60};
constexpr std::chrono::seconds crawlAgain{3600};

bool isWaking(const core::Admission &admission)
{
    return admission.service->state.status == core::ServiceStatus::Waking;
}

/// A monitor wants to know how the service is. A crawler wants the page: with a 200 it would keep this line in its place.
api::GateNotice probeNotice(const core::Admission &admission, const std::string &userAgent)
{
    const std::string &name = admission.service->record.config.name;
    const bool comes = isWaking(admission);
    api::GateNotice notice{comes ? "waking" : "sleeping",
                           name + (comes ? " is waking up." : " is asleep and wakes for its visitors.")};
    if (core::knownProbe(userAgent) == core::ProbeKind::Crawler) {
        notice.retryAfter = comes ? askAgainAsleep : crawlAgain;
    }
    return notice;
}

/// Nothing where the visitor is to be told otherwise.
std::optional<api::GateAnswer> answerAsleep(const core::Admission &admission, const std::string &userAgent)
{
    if (admission.isKnownWell) {
        return probeNotice(admission, userAgent);
    }
    if (admission.isAsleep && !isWaking(admission)) {
        const core::ServiceConfig &config = admission.service->record.config;
        return api::GateRefusal{"asleep", config.name + " is asleep",
                                "It wakes for visitors who may wake it. This request may not.", askAgainAsleep,
                                config.loadingPage};
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
    if (auto asleep = answerAsleep(admission, question.userAgent)) {
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
