#include "app/assembly/stacks_assembly.h"

#include "backend/core/use_cases/stacks/stack_routes.h"
#include "backend/core/use_cases/stacks/stack_undo.h"

#include <utility>

namespace wakedock::app {

namespace {

core::StackSources stackSources(const StacksGround &ground)
{
    const auto *docker = &ground.docker;
    const auto *engines = &ground.engines;
    const auto *states = &ground.routing.states;
    auto *events = &ground.events;
    return {[engines] { return engines->hosts(); },
            [docker](const core::HostId &host) -> const auto & { return docker->containers(host); },
            [docker](const core::HostId &host) { return docker->state(host); },
            [states](const core::StackId &id) { return core::routedOf(*states, id); },
            [events](core::StacksChanged change) { events->publish(std::move(change)); }};
}

} // namespace

StacksAssembly::StacksAssembly(const StacksGround &ground)
    : m_files(ground.files)
    , service(stackSources(ground))
    , workshop{service,       ground.files, ground.compose, ground.engines,      ground.journal,
               ground.runner, ground.clock, ground.routing, ground.sleepDefaults}
    , create(workshop)
    , change(workshop)
    , up(workshop)
    , down(workshop)
    , remove(workshop)
    , fetchStrays(workshop)
    , adopt(workshop)
    , validate(ground.files)
    , plan(workshop)
    , list(service)
    , get(service, ground.files)
{
}

Task<void> StacksAssembly::start()
{
    service.load(co_await m_files.list());
}

Task<void> StacksAssembly::settle(core::CallContext context, core::Operation operation)
{
    return core::settleInterruptedStack(workshop, std::move(context), std::move(operation));
}

} // namespace wakedock::app
