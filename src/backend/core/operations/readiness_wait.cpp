#include "backend/core/operations/readiness_wait.h"

#include "backend/shared/exceptions/error.h"

#include <chrono>
#include <utility>

namespace wakedock::core {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr milliseconds quickTick{15};
constexpr milliseconds slowTick{250};
constexpr seconds quickPhase{5};
constexpr seconds staysUpFor{1};
constexpr int explainingLines = 10;

bool hasEnded(const Container &container)
{
    return container.status == ContainerStatus::Exited || container.status == ContainerStatus::Dead
        || container.status == ContainerStatus::Restarting;
}

std::string linesText(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines) {
        text += (text.empty() ? "" : "\n") + line;
    }
    return text;
}

Error notHealthyError(const ReadinessPlan &plan, const std::string &reason)
{
    std::string what = "The service did not become healthy within " + std::to_string(plan.timeout.count()) + " s.";
    if (!reason.empty()) {
        what += " Last answer: " + reason + ".";
    }
    return Error(ErrorCode::Timeout, "not_healthy", what)
        .withRemedy(
            "Check the health check's path and the upstream port, or give it longer with sleep.wake_timeout_seconds.");
}

Error unhealthyError(const std::vector<std::string> &lines)
{
    return Error(ErrorCode::UpstreamFailed, "unhealthy", "The image's own health check says the service is unhealthy.")
        .withRemedy("Read the last lines it wrote; they usually say why.")
        .withContext("last_lines", linesText(lines));
}

} // namespace

ReadinessWait::ReadinessWait(IHealthProbe &probe, IClock &clock) : m_probe(probe), m_clock(clock) { }

Task<void> ReadinessWait::wait(CallContext context, IContainerEngine &engine, Subject subject, OnAnswer onAnswer)
{
    const auto begin = m_clock.steadyNow();
    std::string told;
    while (true) {
        const Container container = co_await engine.inspectContainer(context, subject.containerId);
        if (hasEnded(container)) {
            co_await throwEnded(context, engine, container);
        }
        if (subject.plan.kind == ReadinessPlan::Kind::Engine && container.health == ContainerHealth::Unhealthy) {
            throw unhealthyError(co_await engine.lastLogLines(context, container.id, explainingLines));
        }
        const auto waited = std::chrono::duration_cast<milliseconds>(m_clock.steadyNow() - begin);
        const Answer answer = co_await ask(context, container, subject, waited);
        if (answer.ready) {
            co_return;
        }
        if (waited >= subject.plan.timeout) {
            throw notHealthyError(subject.plan, answer.reason);
        }
        if (answer.reason != told) {
            told = answer.reason;
            onAnswer(told);
        }
        co_await m_clock.sleep(waited < quickPhase ? quickTick : slowTick, context.cancel);
    }
}

Task<ReadinessWait::Answer> ReadinessWait::ask(CallContext context, Container container, Subject subject,
                                               milliseconds waited)
{
    const ReadinessPlan &plan = subject.plan;
    if (container.status != ContainerStatus::Running) {
        co_return Answer{false, "it is not running yet"};
    }
    if (plan.kind == ReadinessPlan::Kind::Engine) {
        co_return Answer{container.health == ContainerHealth::Healthy, "the image's health check has not passed yet"};
    }
    if (plan.kind == ReadinessPlan::Kind::Runs) {
        co_return Answer{true, {}};
    }
    if (plan.kind == ReadinessPlan::Kind::StaysUp) {
        // By our own clock: the engine's may be another machine's.
        co_return Answer{waited >= staysUpFor, "it has been running for less than a second"};
    }
    if (!subject.address) {
        throw Error(ErrorCode::Conflict, "upstream_port_unknown", "It is not known on which port the service answers.")
            .withRemedy("Redeploy it: that finds the port out.");
    }
    ProbeTarget target;
    target.kind = plan.anyAnswer                  ? ProbeTarget::Kind::HttpOrTcp
        : plan.check.type == HealthCheckType::Tcp ? ProbeTarget::Kind::Tcp
                                                  : ProbeTarget::Kind::Http;
    target.ip = subject.address->ip;
    target.port = subject.address->port;
    target.path = plan.check.path;
    target.expectedStatus = plan.check.expectedStatus;
    target.hostHeader = subject.hostHeader;
    const ProbeAnswer probed = co_await m_probe.probe(context.withDeadline(seconds(plan.check.timeoutSeconds)), target);
    co_return Answer{probed.passed, probed.reason};
}

Task<void> ReadinessWait::throwEnded(CallContext context, IContainerEngine &engine, Container container)
{
    const auto lines = co_await engine.lastLogLines(context, container.id, explainingLines);
    std::string what = container.outOfMemory
        ? std::string("The container was ended at its start because it used more memory than it may.")
        : "The container ended at its start with exit code " + std::to_string(container.exitCode) + ".";
    if (!lines.empty()) {
        what += " It last wrote: " + lines.back();
    }
    throw Error(ErrorCode::UpstreamFailed, "ended_at_start", what)
        .withRemedy("Check its command, its environment and its volumes; the last lines it wrote usually say why.")
        .withContext("last_lines", linesText(lines));
}

} // namespace wakedock::core
