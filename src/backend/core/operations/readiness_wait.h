#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_health_probe.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace wakedock::core {

/// Waits until a started container is ready by its plan. Asked each 15 ms at first, so that a quick service is not
/// kept waiting by our own tick, and each 250 ms once it has proved slow.
class ReadinessWait
{
public:
    struct Subject {
        std::string containerId;
        ReadinessPlan plan;
        std::optional<UpstreamAddress> address; ///< For a probe.
        std::string hostHeader;
    };
    /// Told each time the answer changes, for the step's detail line.
    using OnAnswer = std::function<void(std::string)>;

    ReadinessWait(IHealthProbe &probe, IClock &clock);

    /// @throws Error UpstreamFailed (`ended_at_start`, `unhealthy`) with the last lines it wrote, Timeout (`not_healthy`)
    Task<void> wait(CallContext context, IContainerEngine &engine, Subject subject, OnAnswer onAnswer);

private:
    struct Answer {
        bool ready = false;
        std::string reason;
    };
    Task<Answer> ask(CallContext context, Container container, Subject subject, std::chrono::milliseconds waited);
    static Task<void> throwEnded(CallContext context, IContainerEngine &engine, Container container);

    IHealthProbe &m_probe;
    IClock &m_clock;
};

} // namespace wakedock::core
