#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service_config.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

class AdoptingEngines;
class EngineObjects;
struct ServiceWorkshop;

/// What the container does not say itself.
struct AdoptRequest {
    HostId hostId = localHost();
    std::string container; ///< Id, start of it, or name.
    std::optional<std::string> name; ///< Else made of the container's.
    std::string description;
    std::string domain; ///< Empty = not routed.
    std::vector<std::string> aliases;
    std::optional<int> upstreamPort;
    TlsMode tls = TlsMode::Auto;
};

struct Adoption {
    OperationTicket ticket;
    std::vector<std::string> notes; ///< What the next deployment's container will do otherwise; see container_as_service.h.
};

/// Makes a service of a container that runs, without touching it: its configuration is read back and becomes revision 1, the
/// container is live at once and stays as it is until the next deployment replaces it. With a domain, visitors are sent to
/// it. A failure takes everything back and leaves the container as it was. Needs `services:create`, and `service:privileged`
/// where the container has power over the host.
class AdoptContainer
{
public:
    /// @param sleep of services that say nothing of their own
    AdoptContainer(ServiceWorkshop &workshop, EngineObjects &objects, AdoptingEngines &engines, SleepPolicy sleep);
    /// @throws Error NotFound, Conflict (`belongs_to_service`, `belongs_to_stack`, `container_not_running`,
    /// `adopted_unreachable` and what a deployment is refused for), Invalid, Forbidden
    Task<Adoption> execute(CallContext context, AdoptRequest request);

private:
    ServiceWorkshop &m_workshop;
    EngineObjects &m_objects;
    AdoptingEngines &m_engines;
    SleepPolicy m_sleep;
};

} // namespace wakedock::core
