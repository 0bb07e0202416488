#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/core/queries/services/find_upstream.h"

namespace wakedock::app {

/// Answers the gate from what the core knows: awake services go on, the others say why not.
class GateDecision : public api::IGateDecision
{
public:
    explicit GateDecision(const core::FindUpstream &findUpstream) : m_findUpstream(findUpstream) { }

    Task<api::GateAnswer> ask(api::GateQuestion question) override;

private:
    const core::FindUpstream &m_findUpstream;
};

} // namespace wakedock::app
