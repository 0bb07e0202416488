#include "app/assembly/sleep_assembly.h"

namespace wakedock::app {

SleepAssembly::SleepAssembly(const Ground &ground)
    : wake(ground.workshop, falling)
    , putToSleep(ground.workshop, falling)
    , find(ground.states, ground.addresses)
    , admit(find, wake, falling)
    , underWay(ground.events, ground.clock)
    , follow({ground.states, times, underWay, ground.engines, ground.clock})
{
}

} // namespace wakedock::app
