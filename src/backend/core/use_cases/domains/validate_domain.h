#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/domain_check.h"
#include "backend/core/ports/i_domain_sight.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/domain_proofs.h"
#include "backend/core/services/state_service.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

/// Says of a name whether it is one, who has it already, where it leads, and whether a visitor who follows it reaches this
/// WakeDock's proxy: a one-time token is fetched back through the public name. Changes nothing, and what is wrong with the
/// name is its answer, not an error. At most 15 s. Needs `services:create`.
class ValidateDomain
{
public:
    ValidateDomain(const StateService &states, CaddyService &caddy, IDomainSight &sight, DomainProofs &proofs);
    /// @throws Error Forbidden, Cancelled
    Task<DomainCheck> execute(CallContext context, std::string domain);

    /// The part of it that follows a name from DNS to Caddy, whoever has it: for callers that have asked for permission.
    Task<DomainCheck> follow(CallContext context, std::string domain);

private:
    Task<DomainCheck> lookAt(CallContext context, DomainCheck check);
    Task<DomainCheck> prove(CallContext context, DomainCheck check);
    /// @return why the token did not come back from there; empty when it did
    Task<std::string> tryAt(CallContext context, DomainProof proof, SightQuestion question);

    const StateService &m_states;
    CaddyService &m_caddy;
    IDomainSight &m_sight;
    DomainProofs &m_proofs;
};

} // namespace wakedock::core
