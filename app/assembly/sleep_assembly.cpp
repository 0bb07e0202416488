#include "app/assembly/sleep_assembly.h"

namespace wakedock::app {

namespace {

core::RequestRecord::Needs requestNeeds(const SleepAssembly::Ground &ground, const core::WakeTimes &times)
{
    return {ground.store,
            ground.clock,
            ground.log.as(log_category::Monitoring),
            [&states = ground.states](const std::string &host) { return states.findByHost(host); },
            [&states = ground.states] { return states.all(); },
            [&times](const core::ServiceId &id) -> std::optional<std::chrono::milliseconds> {
                const auto typical = times.typical(id);
                return typical ? std::optional(typical->p50) : std::nullopt;
            }};
}

} // namespace

SleepAssembly::SleepAssembly(const Ground &ground)
    : stacks(ground.stacks, ground.workshop)
    , activity(ground.linkCounters, ground.store, ground.clock)
    , recorder({ground.store, ground.events, ground.clock, ground.scope, ground.states, times, ground.log})
    , traffic({ground.store, ground.events, ground.clock, ground.scope, ground.log})
    , requests(requestNeeds(ground, times))
    , putToSleep(ground.workshop, falling, stacks)
    , needsInUse(stacks, ground.docker, activity)
    , makeRoom({ground.states, ground.monitoring, ground.workshop.caddy, ground.events, ground.clock, ground.scope,
                putToSleep, ground.stacks.stacks, stacks, needsInUse, ground.memoryBudget, ground.log})
    , wake({ground.workshop, falling, stacks, recorder, makeRoom, ground.events})
    , keepAwake(ground.workshop, activity, wake)
    , find(ground.states, ground.addresses)
    , admit(find, wake, falling, recorder)
    , listWakes(ground.store)
    , adviseSleep({ground.states, ground.monitoring, traffic, requests})
    , underWay(ground.events, ground.clock)
    , follow({ground.states, times, underWay, ground.engines, ground.clock, ground.events})
    , m_requestWatcher(
          {ground.requestLog, requests, ground.events, ground.clock,
           [&caddy = ground.workshop.caddy] { return caddy.status().requestCounting == core::RequestCounting::On; },
           ground.log.as(log_category::Monitoring)})
    , m_scope(ground.scope)
    , m_countsRequests(ground.countsRequests)
{
}

Task<void> SleepAssembly::start()
{
    co_await recorder.start();
    co_await traffic.start();
    co_await requests.start();
    if (m_countsRequests) {
        m_requestWatcher.start(m_scope);
    }
}

} // namespace wakedock::app
