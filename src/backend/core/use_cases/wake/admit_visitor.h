#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/visitor.h"
#include "backend/core/operations/falling_asleep.h"
#include "backend/core/operations/find_upstream.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <optional>
#include <string>

namespace wakedock::core {

class WakeRecorder;

/// What becomes of a visitor: goes on to `dial`, or is told what state `service` is in.
struct Admission {
    std::optional<std::string> dial;
    std::shared_ptr<const Service> service; ///< Empty when no service has the host.
    std::string hostName; ///< Where it runs, as people call it; empty for the local host.
    bool isWaking = false;
    bool isAsleep = false; ///< It sleeps, and this visitor may not wake it.
    /// A probe is answered from what is known: well (asleep, or waking), or else as its state says.
    bool isKnownWell = false;
    std::string failure; ///< Why the wake failed, and what happens next.
    std::chrono::seconds retryAfter{0}; ///< After a failed wake.
};

/// Lets a visitor through to a service, waking it where it sleeps: who can wait is held until it answers, a browser gets a
/// page meanwhile. A visitor who leaves cancels nothing. Needs no permission: visitors come; whom a service's own settings
/// keep from waking it, and probes, change nothing, not even a service that is falling asleep.
class AdmitVisitor
{
public:
    AdmitVisitor(const FindUpstream &find, WakeService &wake, const FallingAsleep &falling, WakeRecorder &recorder);
    /// Takes as long as a wake does. Throws only Cancelled.
    Task<Admission> execute(CallContext context, Visitor visitor);

private:
    [[nodiscard]] Admission look(const std::string &host) const;
    [[nodiscard]] Admission turnAway(Admission asleep, bool isProbe) const;
    Task<Admission> wakeFor(CallContext context, Visitor visitor, Admission asleep);

    const FindUpstream &m_find;
    WakeService &m_wake;
    const FallingAsleep &m_falling;
    WakeRecorder &m_recorder;
};

} // namespace wakedock::core
