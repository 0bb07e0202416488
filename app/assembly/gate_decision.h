#pragma once

#include "backend/api/gate/i_gate_decision.h"
#include "backend/core/queries/wake/follow_wake.h"
#include "backend/core/use_cases/wake/admit_visitor.h"

namespace wakedock::app {

/// Answers the gate from what the core decides about a visitor.
class GateDecision : public api::IGateDecision
{
public:
    GateDecision(core::AdmitVisitor &admit, core::FollowWake &follow) : m_admit(admit), m_follow(follow) { }

    Task<api::GateAnswer> ask(api::GateQuestion question) override;
    Task<std::optional<api::GateProgress>> follow(api::GateQuestion question, std::uint64_t seen) override;

private:
    core::AdmitVisitor &m_admit;
    core::FollowWake &m_follow;
};

} // namespace wakedock::app
