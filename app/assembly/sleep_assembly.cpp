#include "app/assembly/sleep_assembly.h"

namespace wakedock::app {

SleepAssembly::SleepAssembly(const Ground &ground)
    : stacks(ground.stacks, ground.workshop)
    , wake(ground.workshop, falling, stacks)
    , putToSleep(ground.workshop, falling, stacks)
    , find(ground.states, ground.addresses)
    , admit(find, wake, falling)
{
}

} // namespace wakedock::app
