#pragma once

#include "backend/core/operations/converge.h"
#include "backend/core/operations/operation_journal.h"
#include "backend/core/operations/running_operation.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Sends the visitors to a new container: route, revision in force, mark; then lets the old container finish what it
/// is answering and takes it away.
class RouteSwitch
{
public:
    RouteSwitch(OperationJournal &journal, StateService &states, CaddyService &caddy, Converge &converge, IClock &clock);

    /// The route goes last before the mark, so that nobody is sent to a container that never came up.
    Task<void> publish(RunPtr run, ServiceRecord record);
    /// Has Caddy know both places of the service; visitors stay where they are until the mark moves. Only for a service with
    /// a domain and a resolved port.
    Task<void> announceRoute(CallContext context, ServiceRecord record);
    /// ... of all of them, in one configuration.
    Task<void> announceRoutes(CallContext context, std::vector<ServiceRecord> records);
    /// Commits the revision and moves the mark. @param exactImage see exactReference(). @return the record in force
    Task<ServiceRecord> putInForce(RunPtr run, ServiceRecord record, std::string exactImage);
    /// Until nothing is in flight on the colour, at most `longest`. Returns at once when the proxy cannot tell.
    Task<void> drain(CallContext context, ServiceRecord record, Colour colour, std::chrono::seconds longest);
    /// Drains the other colour and removes what is not in force. Only the end of the program interrupts it.
    /// @param before what was in force until now
    Task<void> retireOld(RunPtr run, ServiceRecord record, ServiceRecord before);

private:
    [[nodiscard]] Route announced(const ServiceRecord &record) const;
    OperationJournal &m_journal;
    StateService &m_states;
    CaddyService &m_caddy;
    Converge &m_converge;
    IClock &m_clock;
};

} // namespace wakedock::core
