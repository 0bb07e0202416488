#include "app/assembly/sleep_assembly.h"

namespace wakedock::app {

SleepAssembly::SleepAssembly(const Ground &ground)
    : stacks(ground.stacks, ground.workshop)
    , activity(ground.linkCounters, ground.store, ground.clock)
    , recorder({ground.store, ground.events, ground.clock, ground.scope, ground.states, times, ground.log})
    , traffic({ground.store, ground.events, ground.clock, ground.scope, ground.log})
    , putToSleep(ground.workshop, falling, stacks)
    , needsInUse(stacks, ground.docker, activity)
    , makeRoom({ground.states, ground.monitoring, ground.workshop.caddy, ground.events, ground.clock, ground.scope,
                putToSleep, ground.stacks.stacks, stacks, needsInUse, ground.memoryBudget, ground.log})
    , wake({ground.workshop, falling, stacks, recorder, makeRoom, ground.events})
    , keepAwake(ground.workshop, activity, wake)
    , find(ground.states, ground.addresses)
    , admit(find, wake, falling, recorder)
    , listWakes(ground.store)
    , adviseSleep(ground.states, ground.monitoring, traffic)
    , underWay(ground.events, ground.clock)
    , follow({ground.states, times, underWay, ground.engines, ground.clock, ground.events})
{
}

Task<void> SleepAssembly::start()
{
    co_await recorder.start();
    co_await traffic.start();
}

} // namespace wakedock::app
