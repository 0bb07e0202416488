#include "backend/core/services/caddy_service.h"

#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::milliseconds betweenPushes{200};
/// Changes that come closer than this are of one kind of work, such as a stack that is deployed or a script.
constexpr std::chrono::milliseconds stillComing{100};
constexpr std::chrono::milliseconds untilLookedAgain{50};
constexpr std::chrono::milliseconds gatheredAtMost{1000};
constexpr std::chrono::seconds pushDeadline{20};
constexpr std::chrono::milliseconds betweenTries{500};
constexpr int triesWhileItRestarts = 8;

std::vector<Route> routeList(const std::map<ServiceId, Route> &routes)
{
    std::vector<Route> list;
    list.reserve(routes.size());
    for (const auto &[id, route] : routes) {
        list.push_back(route);
    }
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

bool isUnreachable(const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    return error.code() == ErrorCode::Unavailable || error.code() == ErrorCode::Timeout;
}

} // namespace

CaddyService::CaddyService(IReverseProxy &proxy, IClock &clock, TaskScope &scope, Log log)
    : m_proxy(proxy)
    , m_clock(clock)
    , m_scope(scope)
    , m_log(log)
{
}

void CaddyService::load(std::vector<Route> routes)
{
    for (Route &route : routes) {
        m_wished[route.serviceId] = std::move(route);
    }
}

Task<void> CaddyService::publish(CallContext context, Route route)
{
    context.cancel.throwIfCancelled();
    const ServiceId service = route.serviceId;
    co_await awaitDoneOr(enqueue(service, std::move(route)), context.cancel);
}

Task<void> CaddyService::publishAll(CallContext context, std::vector<Route> routes)
{
    context.cancel.throwIfCancelled();
    std::vector<Completion<>> pushed;
    for (Route &route : routes) {
        const ServiceId service = route.serviceId;
        pushed.push_back(add(service, std::move(route)));
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
        m_log.warning("A route could not be given back to Caddy now; it goes with the next push.",
                      {{"service", route.serviceId.value}});
        m_wished[route.serviceId] = std::move(route);
    }
}

Task<void> CaddyService::withdraw(CallContext, ServiceId service)
{
    // While something is being pushed, its route may be on the way although nobody waits for it any more.
    if (!m_pumping && !m_wished.contains(service)) {
        co_return;
    }
    const auto done = enqueue(service, std::nullopt);
    const auto failure = (co_await settle(awaitDone(done))).failure;
    if (failure) {
        m_wished.erase(service);
        if (!isUnreachable(failure)) {
            std::rethrow_exception(failure);
        }
        m_log.warning("A route could not be taken out of Caddy now; it goes with the next push.",
                      {{"service", service.value}});
    }
}

Task<std::vector<ForeignHost>> CaddyService::foreignHosts(CallContext context)
{
    if (!m_proxy.status().reachable) {
        co_return std::vector<ForeignHost>();
    }
    auto asked = co_await settle(m_proxy.foreignHosts(std::move(context)));
    if (asked.failure && !isUnreachable(asked.failure)) {
        std::rethrow_exception(asked.failure);
    }
    co_return asked.failure ? std::vector<ForeignHost>() : std::move(*asked.value);
}

Task<void> CaddyService::requireNotForeign(CallContext context, std::vector<std::string> hosts)
{
    if (hosts.empty()) {
        co_return;
    }
    const auto foreign = co_await foreignHosts(std::move(context));
    for (std::size_t i = 0; i < hosts.size(); ++i) {
        const auto taken = std::ranges::find_if(
            foreign, [&host = hosts[i]](const ForeignHost &other) { return meetsHost(host, other.host); });
        if (taken != foreign.end()) {
            const std::string what =
                "Caddy already answers " + taken->host + " with a route that WakeDock did not make: " + taken->place + ".";
            const std::string field = i == 0 ? std::string("domain") : "aliases[" + std::to_string(i - 1) + "]";
            throw Error(ErrorCode::Conflict, "domain_taken", what)
                .withRemedy("Choose another domain, or remove that route from Caddy's own configuration.")
                .withField(field, what);
        }
    }
}

Task<void> CaddyService::pushAgain(CallContext)
{
    // A change of nothing, through the same queue: two pushes at once would overtake each other.
    const auto done = enqueue(ServiceId(), std::nullopt);
    co_await done;
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

Task<int> CaddyService::inFlight(CallContext context, std::string dial)
{
    return m_proxy.inFlight(std::move(context), std::move(dial));
}

Completion<> CaddyService::enqueue(ServiceId service, std::optional<Route> route)
{
    const auto done = add(std::move(service), std::move(route));
    startPump();
    return done;
}

Completion<> CaddyService::add(ServiceId service, std::optional<Route> route)
{
    Pending pending{std::move(service), std::move(route), {}};
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
    std::exception_ptr stopped;
    while (!m_pending.empty() && !stopped) {
        co_await pushBatch(std::exchange(m_pending, {}), cancel);
        stopped = (co_await settle(pauseWhileTheyCome(cancel))).failure;
    }
    m_pumping = false;
    for (Pending &left : std::exchange(m_pending, {})) {
        left.done.fail(Cancelled("WakeDock is stopping."));
    }
}

Task<void> CaddyService::pauseWhileTheyCome(CancelToken cancel)
{
    const auto end = m_clock.steadyNow() + gatheredAtMost;
    co_await m_clock.sleep(betweenPushes, cancel);
    while (m_clock.steadyNow() < end && m_clock.steadyNow() - m_lastAsked < stillComing) {
        co_await m_clock.sleep(untilLookedAgain, cancel);
    }
}

void CaddyService::applyTo(std::map<ServiceId, Route> &routes, const Pending &change)
{
    if (change.route) {
        routes[change.service] = *change.route;
    } else {
        routes.erase(change.service);
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
