#pragma once

#include "backend/core/ports/i_health_probe.h"

#include <chrono>

namespace wakedock::system {

/// Asks over a plain TCP connection of its own, at most one small HTTP/1.1 GET.
/// Trap: on an engine that publishes ports, its proxy accepts the connection before the service listens, and then resets
/// it. So on a loopback address an accepted connection proves nothing: it must carry bytes, or stay open for `settle`.
class HealthProbe : public core::IHealthProbe
{
public:
    explicit HealthProbe(std::chrono::milliseconds settle = std::chrono::milliseconds(300)) : m_settle(settle) { }

    Task<core::ProbeAnswer> probe(core::CallContext context, core::ProbeTarget target) override;

private:
    std::chrono::milliseconds m_settle;
};

} // namespace wakedock::system
