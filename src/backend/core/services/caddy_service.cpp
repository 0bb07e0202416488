#include "backend/core/services/caddy_service.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

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

std::vector<Route> routeList(const std::map<std::string, Route> &routes)
{
    std::vector<Route> list;
    std::ranges::copy(routes | std::views::values, std::back_inserter(list));
    return list;
}

CallContext pushContext(CancelToken cancel)
{
    CallContext context;
    context.actor = Actor::system();
    context.cancel = std::move(cancel);
    context.deadline = Deadline::in(pushDeadline);
    return context;
}

Task<void> awaitDone(Completion<> done)
{
    co_await done;
}

/// Ends with `done`, or at once when `cancel` fires; the push itself goes on.
Task<void> awaitDoneOr(Completion<> done, CancelToken cancel)
{
    Completion<> either;
    const auto registration = cancel.onCancel([either]() mutable { either.fail(Cancelled()); });
    const auto follow = [](Completion<> from, Completion<> into) -> Task<void> {
        const auto failure = (co_await settle(awaitDone(from))).failure;
        failure ? into.fail(failure) : into.succeed();
    };
    const auto following = follow(std::move(done), either);
    co_await either;
}

std::string keyOf(const OperatorRouteId &id)
{
    OperatorRoute route;
    route.id = id;
    return routeOf(std::move(route)).key();
}

bool isUnreachable(const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    return error.code() == ErrorCode::Unavailable || error.code() == ErrorCode::Timeout;
}

} // namespace

CaddyService::CaddyService(IReverseProxy &proxy, IClock &clock, TaskScope &scope, Log log)
    : CaddyService(proxy, clock, scope, log, Terms())
{
}

CaddyService::CaddyService(IReverseProxy &proxy, IClock &clock, TaskScope &scope, Log log, Terms terms)
    : m_proxy(proxy)
    , m_clock(clock)
    , m_scope(scope)
    , m_log(log)
    , m_terms(std::move(terms))
{
}

void CaddyService::load(std::vector<Route> routes)
{
    for (Route &route : routes) {
        m_wished.insert_or_assign(route.key(), std::move(route));
    }
}

Task<void> CaddyService::publish(CallContext context, Route route)
{
    context.cancel.throwIfCancelled();
    std::string key = route.key();
    co_await awaitDoneOr(enqueue(std::move(key), std::move(route)), context.cancel);
}

Task<void> CaddyService::publishAll(CallContext context, std::vector<Route> routes)
{
    context.cancel.throwIfCancelled();
    std::vector<Completion<>> pushed;
    for (Route &route : routes) {
        std::string key = route.key();
        pushed.push_back(add(std::move(key), std::move(route)));
    }
    startPump();
    for (const Completion<> &done : pushed) {
        co_await awaitDoneOr(done, context.cancel);
    }
}

Task<void> CaddyService::putBack(CallContext context, Route route)
{
    const auto failure = (co_await settle(publish(std::move(context), route))).failure;
    if (failure && !isUnreachable(failure)) {
        std::rethrow_exception(failure);
    }
    if (failure) {
        m_log.warning("A route could not be given back to Caddy now; it goes with the next push.", {{"route", route.key()}});
        m_wished.insert_or_assign(route.key(), std::move(route));
    }
}

Task<void> CaddyService::withdraw(CallContext, ServiceId service)
{
    co_await take(service.value);
}

Task<void> CaddyService::withdraw(CallContext, OperatorRouteId route)
{
    co_await take(keyOf(route));
}

Task<void> CaddyService::take(std::string key)
{
    // While something is being pushed, its route may be on the way although nobody waits for it any more.
    if (!m_pumping && !m_wished.contains(key)) {
        co_return;
    }
    const auto done = enqueue(key, std::nullopt);
    const auto failure = (co_await settle(awaitDone(done))).failure;
    if (failure) {
        m_wished.erase(key);
        m_log.warning("A route could not be taken out of Caddy now; it goes with the next push. " + describe(failure),
                      {{"route", key}});
        if (!isUnreachable(failure)) {
            std::rethrow_exception(failure);
        }
    }
}

Task<void> CaddyService::pushAgain(CallContext)
{
    // A change of nothing, through the same queue: two pushes at once would overtake each other.
    co_await awaitDone(enqueue(std::string(), std::nullopt));
}

Task<void> CaddyService::pushWhileStopping()
{
    CallContext context = pushContext(CancelToken()).withDeadline(pushAtTheEnd);
    co_await m_proxy.apply(std::move(context), routeList(m_wished));
}

Task<std::optional<bool>> CaddyService::isTrue(CallContext context)
{
    const auto asked = co_await settle(m_proxy.matches(std::move(context), routeList(m_wished)));
    co_return asked.failure ? std::optional<bool>() : asked.value;
}

std::vector<Route> CaddyService::wished() const
{
    return routeList(m_wished);
}

std::vector<Route> CaddyService::wishedWith(Route route) const
{
    Wishes wishes = m_wished;
    wishes.insert_or_assign(route.key(), std::move(route));
    return routeList(wishes);
}

std::vector<Route> CaddyService::wishedWithout(const OperatorRouteId &route) const
{
    Wishes wishes = m_wished;
    wishes.erase(keyOf(route));
    return routeList(wishes);
}

Task<int> CaddyService::inFlight(CallContext context, std::string dial)
{
    return m_proxy.inFlight(std::move(context), std::move(dial));
}

Completion<> CaddyService::enqueue(std::string key, std::optional<Route> route)
{
    const auto done = add(std::move(key), std::move(route));
    startPump();
    return done;
}

Completion<> CaddyService::add(std::string key, std::optional<Route> route)
{
    Pending pending{std::move(key), std::move(route), {}};
    const auto done = pending.done;
    m_pending.push_back(std::move(pending));
    m_lastAsked = m_clock.steadyNow();
    return done;
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
    const auto failure = (co_await settle(push(pushContext(cancel), routeList(wanted)))).failure;
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
