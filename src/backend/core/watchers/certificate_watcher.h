#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_proxy_certificates.h"
#include "backend/core/services/certificate_sights.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

namespace wakedock::core {

/// Hears what the proxy says of its certificates, and lets what visitors are shown be looked at when something happened:
/// services came or went, the proxy came back, a certificate was obtained, or one is about to end.
class CertificateWatcher
{
public:
    CertificateWatcher(IProxyCertificates &proxy, CertificateSights &sights, IEventBus &events, IClock &clock, Log log);
    void start(TaskScope &scope);

private:
    Task<void> listen(CancelToken cancel);
    Task<void> watchTime(CancelToken cancel);
    void lookSoon(TaskScope &scope);
    Task<void> look(CancelToken cancel);

    IProxyCertificates &m_proxy;
    CertificateSights &m_sights;
    IEventBus &m_events;
    IClock &m_clock;
    Log m_log;
    IEventBus::Subscription m_subscription;
    bool m_isDue = false;
};

} // namespace wakedock::core
