#include "backend/core/operations/route_switch.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/shared/async/settle.h"

#include <chrono>
#include <utility>

namespace wakedock::core {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// A request that read the old mark just before it went has been dialled by then.
constexpr milliseconds markSettles{100};
constexpr milliseconds drainTick{50};

} // namespace

RouteSwitch::RouteSwitch(OperationJournal &journal, StateService &states, CaddyService &caddy, Converge &converge,
                         IClock &clock)
    : m_journal(journal)
    , m_states(states)
    , m_caddy(caddy)
    , m_converge(converge)
    , m_clock(clock)
{
}

Task<void> RouteSwitch::publish(RunPtr run, ServiceRecord record)
{
    if (record.config.domain.empty()) {
        run->skip(deploy_step::PublishRoute, "The service has no domain.");
        co_await m_caddy.withdraw(run->context(), record.id);
        co_return;
    }
    co_await run->begin(deploy_step::PublishRoute);
    co_await announceRoute(run->context(), record);
}

Route RouteSwitch::announced(const ServiceRecord &record) const
{
    Route route = routeOf(record);
    const ServiceRecord before = m_states.inForce(record.id);
    if (before.revision > 0 && before.resolvedPort) {
        // Until the mark moves, visitors go to the old container, and that listens where it always did.
        auto &oldDial = before.liveColour == Colour::A ? route.dialA : route.dialB;
        oldDial = dialText(dialAddress(before.addresses, before.liveColour, *before.resolvedPort));
    }
    return route;
}

Task<void> RouteSwitch::announceRoute(CallContext context, ServiceRecord record)
{
    Route route = announced(record);
    co_await m_caddy.publish(std::move(context), std::move(route));
}

Task<void> RouteSwitch::announceRoutes(CallContext context, std::vector<ServiceRecord> records)
{
    std::vector<Route> routes;
    for (const ServiceRecord &record : records) {
        routes.push_back(announced(record));
    }
    co_await m_caddy.publishAll(std::move(context), std::move(routes));
}

Task<ServiceRecord> RouteSwitch::putInForce(RunPtr run, ServiceRecord record, std::string exactImage)
{
    const OperationIntent &intent = run->operation().intent;
    record.revision = intent.targetRevision;
    record.liveColour = intent.colour;
    record.wished = WishedRun::Running;
    record.updatedAt = m_clock.now();
    auto commit = [record, digest = std::move(exactImage)](Repositories &repositories) {
        ServiceRecord stored = repositories.services().update(record);
        repositories.services().addRevision(
            {stored.id, stored.revision, stored.config, digest, stored.resolvedPort, stored.updatedAt});
        return stored;
    };
    ServiceRecord stored = co_await m_journal.store().write(std::move(commit));
    m_states.adopt(stored);
    m_states.markAwake(stored.id, stored.liveColour);
    m_states.setStatus(stored.id, ServiceStatus::Running);
    co_return stored;
}

Task<void> RouteSwitch::drain(CallContext context, ServiceRecord record, Colour colour, seconds longest)
{
    if (record.config.domain.empty() || !record.resolvedPort) {
        co_return;
    }
    co_await m_clock.sleep(markSettles, context.cancel);
    const std::string dial = dialText(dialAddress(record.addresses, colour, *record.resolvedPort));
    const auto end = m_clock.steadyNow() + longest;
    while (m_clock.steadyNow() < end) {
        const auto inFlight = co_await settle(m_caddy.inFlight(context, dial));
        if (inFlight.failure || *inFlight.value == 0) {
            co_return;
        }
        co_await m_clock.sleep(drainTick, context.cancel);
    }
}

Task<void> RouteSwitch::retireOld(RunPtr run, ServiceRecord record, ServiceRecord before)
{
    if (run->operation().intent.firstDeployment) {
        // Only a last look; the visitors are served already, so a failing engine takes nothing back now.
        const auto looked = co_await settle(m_converge.refresh(run->undoContext(), record));
        run->undoContext().cancel.throwIfCancelled();
        if (looked.failure) {
            run->progress("The engine could not be asked again: " + asError(looked.failure).message(), std::nullopt);
        }
        co_return;
    }
    const seconds grace(before.config.sleep.stopTimeoutSeconds);
    co_await drain(run->undoContext(), before, before.liveColour, grace);
    // Removing alone would kill it; what it still writes to disk is the operator's.
    co_await m_converge.endOthers(run->undoContext(), record, grace);
    co_await m_converge.toRevisionInForce(run->undoContext(), record, {});
}

} // namespace wakedock::core
