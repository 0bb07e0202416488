#include "backend/core/services/caddy_service.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

// How changes of routes become pushes.

namespace wakedock::core {

namespace {

constexpr std::chrono::milliseconds betweenPushes{200};
/// Changes that come closer than this are of one kind of work, such as a stack that is deployed or a script.
constexpr std::chrono::milliseconds stillComing{100};
constexpr std::chrono::milliseconds untilLookedAgain{50};
constexpr std::chrono::milliseconds gatheredAtMost{1500};
constexpr std::chrono::seconds pushDeadline{20};
constexpr std::chrono::seconds pushAtTheEnd{2};
constexpr std::chrono::milliseconds betweenTries{500};
constexpr int triesWhileItRestarts = 8;

CallContext pushContext(CancelToken cancel)
{
    CallContext context;
    context.actor = Actor::system();
    context.cancel = std::move(cancel);
    context.deadline = Deadline::in(pushDeadline);
    return context;
}

} // namespace

Task<void> CaddyService::pushWhileStopping()
{
    CallContext context = pushContext(CancelToken()).withDeadline(pushAtTheEnd);
    co_await m_proxy.apply(std::move(context), listOf(m_wished));
}

void CaddyService::startPump()
{
    if (!m_pumping && !m_pending.empty()) {
        m_pumping = true;
        m_scope.start("pushing routes", [this](CancelToken cancel) { return pump(std::move(cancel)); });
    }
}

Task<void> CaddyService::pump(CancelToken cancel)
{
    std::exception_ptr stopped = (co_await settle(gather(cancel))).failure;
    while (!m_pending.empty() && !stopped) {
        co_await pushBatch(std::exchange(m_pending, {}), cancel);
        stopped = (co_await settle(pauseWhileTheyCome(betweenPushes, cancel))).failure;
    }
    m_pumping = false;
    for (Pending &left : std::exchange(m_pending, {})) {
        left.done.fail(Cancelled("WakeDock is stopping."));
    }
}

Task<void> CaddyService::gather(CancelToken cancel)
{
    const auto first = m_lastAsked;
    co_await m_clock.sleep(m_terms.firstWaits, cancel);
    if (m_lastAsked != first) {
        co_await pauseWhileTheyCome({}, cancel);
    }
}

Task<void> CaddyService::pauseWhileTheyCome(std::chrono::milliseconds atLeast, CancelToken cancel)
{
    const auto end = m_clock.steadyNow() + gatheredAtMost;
    co_await m_clock.sleep(atLeast, cancel);
    while (m_clock.steadyNow() < end && m_clock.steadyNow() - m_lastAsked < stillComing) {
        co_await m_clock.sleep(untilLookedAgain, cancel);
    }
}

void CaddyService::applyTo(Wishes &routes, const Pending &change)
{
    if (change.route) {
        routes[change.key] = *change.route;
    } else {
        routes.erase(change.key);
    }
}

Task<void> CaddyService::push(CallContext context, std::vector<Route> routes)
{
    // One that answered a moment ago is being started again: by us, by systemd, by its owner.
    int triesLeft = m_proxy.status().reachable ? triesWhileItRestarts : 1;
    for (;;) {
        const auto applied = co_await settle(m_proxy.apply(context, routes));
        if (!applied.failure) {
            co_return;
        }
        if (--triesLeft == 0 || asError(applied.failure).code() != ErrorCode::Unavailable) {
            std::rethrow_exception(applied.failure);
        }
        co_await m_clock.sleep(betweenTries, context.cancel);
    }
}

void CaddyService::count(std::chrono::steady_clock::time_point begun, bool succeeded)
{
    m_pushes.lastSeconds = std::chrono::duration<double>(m_clock.steadyNow() - begun).count();
    m_pushes.slowestSeconds = std::max(m_pushes.slowestSeconds, m_pushes.lastSeconds);
    m_pushes.lastAt = m_clock.now();
    ++(succeeded ? m_pushes.succeeded : m_pushes.failed);
}

Task<void> CaddyService::pushBatch(std::vector<Pending> batch, CancelToken cancel)
{
    auto wanted = m_wished;
    for (const Pending &change : batch) {
        applyTo(wanted, change);
    }
    const auto begun = m_clock.steadyNow();
    const auto failure = (co_await settle(push(pushContext(cancel), listOf(wanted)))).failure;
    count(begun, !failure);
    if (!failure) {
        m_wished = std::move(wanted);
        for (Pending &change : batch) {
            change.done.succeed();
        }
        co_return;
    }
    if (batch.size() == 1 || isUnreachable(failure)) {
        for (Pending &change : batch) {
            change.done.fail(failure);
        }
        co_return;
    }
    // One bad route must not refuse the others: each by itself, so that the guilty one alone hears of it.
    for (Pending &change : batch) {
        std::vector<Pending> alone{change};
        co_await pushBatch(std::move(alone), cancel);
    }
}

} // namespace wakedock::core
