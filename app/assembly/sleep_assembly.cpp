#include "app/assembly/sleep_assembly.h"

namespace wakedock::app {

SleepAssembly::SleepAssembly(const Ground &ground)
    : activity(ground.linkCounters, ground.store, ground.clock)
    , wake(ground.workshop, falling)
    , putToSleep(ground.workshop, falling)
    , keepAwake(ground.workshop, activity, wake)
    , find(ground.states, ground.addresses)
    , admit(find, wake, falling)
{
}

} // namespace wakedock::app
