#pragma once

#include "backend/core/queries/stacks/stack_queries.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/services/stack_service.h"
#include "backend/core/use_cases/stacks/adopt_stack.h"
#include "backend/core/use_cases/stacks/deploy_stack.h"
#include "backend/core/use_cases/stacks/fetch_strays.h"
#include "backend/core/use_cases/stacks/plan_stack.h"
#include "backend/core/use_cases/stacks/run_stack.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"

namespace wakedock::app {

/// What stacks stand on.
struct StacksGround {
    core::IEngines &engines;
    core::IStackFiles &files;
    core::IComposeRunner &compose;
    core::IClock &clock;
    core::OperationJournal &journal;
    core::OperationRunner &runner;
    const core::DockerService &docker;
    core::StackRouting routing;
    core::IEventBus &events;
    const core::SleepPolicy &sleepDefaults;
};

/// The stacks: what is kept of them, their reads and what is done to them. Backend thread.
class StacksAssembly
{
public:
    explicit StacksAssembly(const StacksGround &ground);
    /// Reads what is kept; before the engines are followed.
    Task<void> start();
    /// For the recovery of what a crash interrupted.
    Task<void> settle(core::CallContext context, core::Operation operation);

private:
    core::IStackFiles &m_files;

public:
    core::StackService service;
    core::StackWorkshop workshop;
    core::CreateStack create;
    core::ChangeStack change;
    core::UpStack up;
    core::DownStack down;
    core::RemoveStack remove;
    core::FetchStrays fetchStrays;
    core::AdoptStack adopt;
    core::ValidateStack validate;
    core::PlanStack plan;
    core::ListStacks list;
    core::GetStack get;
};

} // namespace wakedock::app
