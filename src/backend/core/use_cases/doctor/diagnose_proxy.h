#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/diagnosis.h"
#include "backend/core/domain/rules/diagnosis_rules.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_domain_sight.h"
#include "backend/core/ports/i_health_probe.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/domains/validate_domain.h"
#include "backend/shared/async/task.h"

#include <optional>
#include <string>

namespace wakedock::core {

struct DiagnoseRequest {
    std::optional<std::string> service; ///< Id or name; nothing = all that have a domain.
};

/// Goes the way of a visitor, from DNS through Caddy to the container, and says what is wrong on it. Changes nothing.
/// Services are looked at one after the other, at most 60 s in all: whose turn does not come is said. Needs
/// `services:operate`, because it sends requests.
class DiagnoseProxy
{
public:
    DiagnoseProxy(const StateService &states, CaddyService &caddy, IDomainSight &sight, IHealthProbe &probe,
                  ValidateDomain &domains, IClock &clock);
    /// @throws Error NotFound (`service_not_found`), Forbidden, Cancelled
    Task<Diagnosis> execute(CallContext context, DiagnoseRequest request);

private:
    Task<RouteFacts> factsOf(CallContext context, std::shared_ptr<const Service> service);
    Task<void> seeFromOutside(CallContext context, ServiceId id, ServiceConfig config, std::shared_ptr<RouteFacts> facts);
    Task<std::string> upstreamFailure(CallContext context, UpstreamAddress upstream);
    Task<VisitFacts> visit(CallContext context, std::string host);
    /// @param visits whether something is asked after the handshake; where plain visitors are sent on to HTTPS, that is
    /// what they get
    Task<void> visitEncrypted(CallContext context, std::string host, bool visits, std::shared_ptr<RouteFacts> facts);

    const StateService &m_states;
    CaddyService &m_caddy;
    IDomainSight &m_sight;
    IHealthProbe &m_probe;
    ValidateDomain &m_domains;
    IClock &m_clock;
};

} // namespace wakedock::core
