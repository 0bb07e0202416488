#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <string>
#include <vector>

namespace wakedock::core {

/// Makes engine, route and marks match a service's revision in force. Undo, crash recovery and reconciliation are all
/// this one function: idempotent, so it may be interrupted and run again. Hold the service's lane. Backend thread only.
class Converge
{
public:
    Converge(IEngines &engines, StateService &states, CaddyService &caddy, IAddressBook &addresses);

    /// Removes every container of the service that is not the one in force, starts that one again if it should run,
    /// publishes or withdraws its route, sets its mark. Volumes and networks that `failed` made go too (empty = none).
    /// What the engine refuses for good is said and passed over. @return what it did, as sentences
    /// @throws Error when the engine cannot be reached: nothing is lost, it is to be run again
    Task<std::vector<std::string>> toRevisionInForce(CallContext context, ServiceRecord record, OperationId failed);

    /// Asks every running or paused container of the service that is not the one in force to end by itself, at most `grace`
    /// each. What it refuses is left to toRevisionInForce(), which removes it as it is.
    Task<void> endOthers(CallContext context, ServiceRecord record, std::chrono::seconds grace);

    /// Takes away all that a service has in engine and proxy: marks, route, containers. Volumes and networks only those
    /// that `operation` itself made (empty = none), so that volumes that held data before stay.
    /// @param spared a container that is not WakeDock's and goes on as it was before (empty = none)
    Task<std::vector<std::string>> toNothing(CallContext context, ServiceRecord record, OperationId operation,
                                             std::string spared = {});

    /// Takes a container that WakeDock did not make to where Caddy reaches the service's live colour: into WakeDock's
    /// network, at its pinned address. Nothing to do where it is there, and where addresses are not pinned.
    Task<void> reach(CallContext context, ServiceRecord record, Container container);

    /// Takes the running container of the service to its pinned address again, wherever somebody took it. Hold the lane.
    /// @return what it did, as a sentence
    /// @throws Error Conflict (`nothing_to_mend`: none runs, or addresses are not pinned), and what the engine says
    Task<std::string> reachLive(CallContext context, ServiceRecord record);

    /// Volumes WakeDock made for the service; what they hold is gone for good.
    Task<std::vector<std::string>> removeVolumes(CallContext context, ServiceRecord record);

    /// Tells StateService what the engine has now, so that its verdict does not wait for events under way.
    Task<void> refresh(CallContext context, ServiceRecord record);

private:
    Task<void> endOne(CallContext context, HostId host, Container container, std::chrono::seconds grace);
    Task<void> restoreRoute(CallContext context, ServiceRecord served, std::vector<std::string> &done);
    Task<void> removeMade(CallContext context, IContainerEngine &engine, OperationId operation,
                          std::vector<std::string> &done);
    Task<void> reachAgain(CallContext context, ServiceRecord record, Container container, std::vector<std::string> &done);
    Task<void> release(CallContext context, IContainerEngine &engine, ServiceRecord record, std::string containerId,
                       std::vector<std::string> &done);
    Task<void> removeAll(CallContext context, IContainerEngine &engine, std::vector<Container> containers,
                         std::vector<std::string> &done);
    Task<void> restoreLive(CallContext context, IContainerEngine &engine, ServiceRecord record, Container live,
                           std::vector<std::string> &done);

    IEngines &m_engines;
    StateService &m_states;
    CaddyService &m_caddy;
    IAddressBook &m_addresses;
};

} // namespace wakedock::core
