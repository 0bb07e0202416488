#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// Makes engine, route and marks match a service's revision in force. Undo, crash recovery and reconciliation are all
/// this one function: idempotent, so it may be interrupted and run again. Hold the service's lane. Backend thread only.
class Converge
{
public:
    Converge(IEngines &engines, StateService &states, CaddyService &caddy);

    /// Removes every container of the service that is not the one in force, starts that one again if it should run,
    /// publishes or withdraws its route, sets its mark. Volumes and networks that `failed` made go too (empty = none).
    /// What the engine refuses for good is said and passed over. @return what it did, as sentences
    /// @throws Error when the engine cannot be reached: nothing is lost, it is to be run again
    Task<std::vector<std::string>> toRevisionInForce(CallContext context, ServiceRecord record, OperationId failed);

    /// Takes away all that a service has in engine and proxy: marks, route, containers. Volumes and networks only those
    /// that `operation` itself made (empty = none), so that volumes that held data before stay.
    Task<std::vector<std::string>> toNothing(CallContext context, ServiceRecord record, OperationId operation);

    /// Volumes WakeDock made for the service; what they hold is gone for good.
    Task<std::vector<std::string>> removeVolumes(CallContext context, ServiceRecord record);

    /// Tells StateService what the engine has now, so that its verdict does not wait for events under way.
    Task<void> refresh(CallContext context, ServiceRecord record);

private:
    Task<void> restoreRoute(CallContext context, ServiceRecord served, std::vector<std::string> &done);
    Task<void> removeMade(CallContext context, IContainerEngine &engine, OperationId operation,
                          std::vector<std::string> &done);
    Task<void> removeAll(CallContext context, IContainerEngine &engine, std::vector<Container> containers,
                         std::vector<std::string> &done);
    Task<void> restoreLive(CallContext context, IContainerEngine &engine, ServiceRecord record, Container live,
                           std::vector<std::string> &done);

    IEngines &m_engines;
    StateService &m_states;
    CaddyService &m_caddy;
};

} // namespace wakedock::core
