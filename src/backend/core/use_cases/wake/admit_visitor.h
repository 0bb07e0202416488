#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/falling_asleep.h"
#include "backend/core/operations/find_upstream.h"
#include "backend/core/use_cases/wake/wake_service.h"
#include "backend/shared/async/task.h"

#include <memory>
#include <optional>
#include <string>

namespace wakedock::core {

/// Somebody who asked for a host that no mark tells of, as far as it matters here.
struct Visitor {
    std::string host; ///< Lower case, without port.
    std::string method; ///< Of what was asked, not of the question at the gate.
    std::string path; ///< Without its query.
    std::string userAgent;
    std::string client; ///< The address Caddy saw.
    bool waitsInTheOpen = false; ///< A browser that wants to show a page: it gets one at once and asks again by itself.
};

/// What becomes of a visitor: goes on to `dial`, or is told what state `service` is in.
struct Admission {
    std::optional<std::string> dial;
    std::shared_ptr<const Service> service; ///< Empty when no service has the host.
    std::string hostName; ///< Where it runs, as people call it; empty for the local host.
    bool isWaking = false;
    std::string failure; ///< Why the wake failed, and what happens next.
    std::chrono::seconds retryAfter{0}; ///< After a failed wake.
};

/// Lets a visitor through to a service, waking it where it sleeps: who can wait is held until it answers, a browser gets a
/// page meanwhile. A visitor who leaves cancels nothing. Needs no permission: visitors come.
class AdmitVisitor
{
public:
    AdmitVisitor(const FindUpstream &find, WakeService &wake, const FallingAsleep &falling);
    /// Takes as long as a wake does. Throws only Cancelled.
    Task<Admission> execute(CallContext context, Visitor visitor);

private:
    [[nodiscard]] Admission look(const std::string &host) const;
    Task<Admission> wakeFor(CallContext context, Visitor visitor, Admission asleep);

    const FindUpstream &m_find;
    WakeService &m_wake;
    const FallingAsleep &m_falling;
};

} // namespace wakedock::core
