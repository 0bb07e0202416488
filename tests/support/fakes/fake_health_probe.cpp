#include "tests/support/fakes/fake_health_probe.h"

namespace wakedock::tests {

Task<core::ProbeAnswer> FakeHealthProbe::probe(core::CallContext context, core::ProbeTarget target)
{
    context.cancel.throwIfCancelled();
    m_asked.push_back(target);
    const auto address = target.ip + ":" + std::to_string(target.port);
    if (const auto refusals = m_refusals.find(address); refusals != m_refusals.end() && refusals->second > 0) {
        --refusals->second;
        co_return core::ProbeAnswer{.passed = false, .reason = "connection refused"};
    }
    const auto known = m_answers.find(address);
    co_return core::ProbeAnswer(known == m_answers.end() ? m_default : known->second); // QCoro moves from what is a name
}

} // namespace wakedock::tests
