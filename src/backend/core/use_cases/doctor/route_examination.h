#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/rules/diagnosis_rules.h"
#include "backend/core/ports/i_address_book.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_domain_sight.h"
#include "backend/core/ports/i_health_probe.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/domains/validate_domain.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <optional>
#include <string>

namespace wakedock::core {

/// The doctor's instruments; made once, by the composition root.
struct DoctorTools {
    const StateService &states;
    CaddyService &caddy;
    IDomainSight &sight;
    IHealthProbe &probe;
    ValidateDomain &domains;
    IAddressBook &addresses;
    IEngines &engines;
    const DockerService &docker;
};

/// Goes the way of a visitor of one service and writes down what is met there. Wakes nobody.
class RouteExamination
{
public:
    explicit RouteExamination(DoctorTools tools) : m_tools(tools) { }
    /// Looks again once where the service falls asleep, moves or is changed meanwhile; where it does so again, what depends
    /// on that is left out.
    /// @param seen what stands around the proxy, of the same look
    /// @return nothing where there is no such service any more
    /// @throws Error Cancelled
    Task<std::optional<RouteFacts>> examine(CallContext context, ServiceId id,
                                            std::shared_ptr<const ProxySurroundings> seen);

private:
    Task<RouteFacts> examineOnce(CallContext context, std::shared_ptr<const Service> service,
                                 std::shared_ptr<const ProxySurroundings> seen);
    /// A visit would wake who sleeps, also who fell asleep a moment ago.
    [[nodiscard]] bool mayBeVisited(const ServiceId &id) const;
    [[nodiscard]] std::optional<PlaceFacts> placeOf(const Service &service, const Container &live) const;
    Task<void> lookAtContainer(CallContext context, std::shared_ptr<const Service> service,
                               std::shared_ptr<RouteFacts> facts);
    Task<void> seeFromOutside(CallContext context, ServiceId id, ServiceConfig config, std::shared_ptr<RouteFacts> facts);
    Task<std::string> upstreamFailure(CallContext context, UpstreamAddress upstream);
    Task<VisitFacts> visit(CallContext context, std::string host);
    /// @param visits whether something is asked after the handshake, where plain visitors are sent on to HTTPS: that is
    /// what they get then
    Task<void> visitEncrypted(CallContext context, std::string host, bool visits, std::shared_ptr<RouteFacts> facts);

    DoctorTools m_tools;
};

} // namespace wakedock::core
