#include "backend/core/services/caddy_service.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace wakedock::core {

namespace {

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

std::vector<Route> CaddyService::listOf(const Wishes &routes)
{
    std::vector<Route> list;
    std::ranges::copy(routes | std::views::values, std::back_inserter(list));
    return list;
}

bool CaddyService::isUnreachable(const std::exception_ptr &failure)
{
    const Error error = asError(failure);
    return error.code() == ErrorCode::Unavailable || error.code() == ErrorCode::Timeout;
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

Task<std::optional<bool>> CaddyService::isTrue(CallContext context)
{
    const auto asked = co_await settle(m_proxy.matches(std::move(context), listOf(m_wished)));
    co_return asked.failure ? std::optional<bool>() : asked.value;
}

std::vector<Route> CaddyService::wished() const
{
    return listOf(m_wished);
}

std::vector<Route> CaddyService::wishedWith(Route route) const
{
    Wishes wishes = m_wished;
    wishes.insert_or_assign(route.key(), std::move(route));
    return listOf(wishes);
}

std::vector<Route> CaddyService::wishedWithout(const OperatorRouteId &route) const
{
    Wishes wishes = m_wished;
    wishes.erase(keyOf(route));
    return listOf(wishes);
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

} // namespace wakedock::core
