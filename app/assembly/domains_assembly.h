#pragma once

#include "backend/core/services/domain_proofs.h"
#include "backend/core/use_cases/domains/validate_domain.h"

namespace wakedock::app {

/// What names stand on.
struct DomainsGround {
    core::IClock &clock;
    core::IDomainSight &sight;
    const core::StateService &states;
    core::CaddyService &caddy;
};

/// Names, before they are given to services. Backend thread.
class DomainsAssembly
{
public:
    explicit DomainsAssembly(const DomainsGround &ground)
        : proofs(ground.clock)
        , validate(ground.states, ground.caddy, ground.sight, proofs)
    {
    }

    core::DomainProofs proofs;
    core::ValidateDomain validate;
};

} // namespace wakedock::app
