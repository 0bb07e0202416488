#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/core/use_cases/wake/admit_visitor.h"

namespace wakedock::app {

/// Answers the gate from what the core decides about a visitor.
class GateDecision : public api::IGateDecision
{
public:
    explicit GateDecision(core::AdmitVisitor &admit) : m_admit(admit) { }

    Task<api::GateAnswer> ask(api::GateQuestion question) override;

private:
    core::AdmitVisitor &m_admit;
};

} // namespace wakedock::app
