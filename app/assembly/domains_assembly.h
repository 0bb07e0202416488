#pragma once

#include "backend/core/services/domain_proofs.h"
#include "backend/core/use_cases/doctor/diagnose_proxy.h"
#include "backend/core/use_cases/domains/validate_domain.h"

namespace wakedock::app {

/// What names stand on.
struct DomainsGround {
    core::IClock &clock;
    core::IDomainSight &sight;
    core::IHealthProbe &probe;
    const core::StateService &states;
    core::CaddyService &caddy;
    core::IAddressBook &addresses;
    core::IEngines &engines;
    core::IProxySurroundings &surroundings;
    const core::DockerService &docker;
};

/// Names before they are given to services, and the way of their visitors afterwards. Backend thread.
class DomainsAssembly
{
public:
    explicit DomainsAssembly(const DomainsGround &ground)
        : proofs(ground.clock)
        , validate(ground.states, ground.caddy, ground.sight, proofs)
        , diagnose({ground.states, ground.caddy, ground.sight, ground.probe, validate, ground.addresses, ground.engines,
                    ground.docker},
                   ground.surroundings, ground.clock)
    {
    }

    core::DomainProofs proofs;
    core::ValidateDomain validate;
    core::DiagnoseProxy diagnose;
};

} // namespace wakedock::app
