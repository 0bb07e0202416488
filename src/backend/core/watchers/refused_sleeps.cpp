#include "backend/core/watchers/refused_sleeps.h"

#include <utility>

namespace wakedock::core {

void RefusedSleeps::note(const ServiceId &id, const Error &error)
{
    Refusal &refusal = m_refused[id];
    refusal.until = m_clock.steadyNow() + refusal.backoff.next();
    refusal.reason = error.reason() == "connections_open" ? AwakeReason::OpenConnections : AwakeReason::Grace;
    refusal.detail = error.message();
}

void RefusedSleeps::postpone(const ServiceId &id, AwakeReason reason, std::string detail, std::chrono::milliseconds span)
{
    Refusal refusal;
    refusal.until = m_clock.steadyNow() + span;
    refusal.reason = reason;
    refusal.detail = std::move(detail);
    m_refused.insert_or_assign(id, std::move(refusal));
}

void RefusedSleeps::explain(const ServiceId &id, IdleVerdict &verdict) const
{
    const auto refused = m_refused.find(id);
    if (!verdict.fallsAsleep || refused == m_refused.end()) {
        return;
    }
    const auto left = refused->second.until - m_clock.steadyNow();
    if (left <= Moment::duration::zero()) {
        return;
    }
    verdict.fallsAsleep = false;
    verdict.awake.reason = refused->second.reason;
    verdict.awake.detail = refused->second.detail;
    verdict.awake.sleepsAt = m_clock.now() + std::chrono::duration_cast<std::chrono::milliseconds>(left);
}

} // namespace wakedock::core
