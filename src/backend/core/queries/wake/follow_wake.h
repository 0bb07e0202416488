#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/operation.h"
#include "backend/core/domain/service.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/operations_under_way.h"
#include "backend/core/services/state_service.h"
#include "backend/core/services/wake_times.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::core {

/// How far a service is that somebody waits for.
struct WakeView {
    std::shared_ptr<const Service> service; ///< Empty when no service has the host.
    std::shared_ptr<const Operation> operation; ///< What is being done to it; empty when nothing is.
    std::chrono::milliseconds elapsed{0}; ///< Since that began.
    std::optional<TypicalWake> typical; ///< Learned from its past wakes.
    std::string lastLine; ///< The last it wrote, as it wrote it; only where `loading_page.show_log`.
    std::uint64_t version = 0; ///< To wait for the next change.

    /// It is worth waiting: something is being done, and visitors are not served yet.
    [[nodiscard]] bool isComing() const { return service && operation && service->state.status != ServiceStatus::Running; }
};

/// What a visitor with a loading page sees of a wake. Never wakes anything. Needs no permission: visitors ask.
class FollowWake
{
public:
    struct Ground {
        const StateService &states;
        const WakeTimes &times;
        OperationsUnderWay &underWay;
        IEngines &engines;
        IClock &clock;
        IEventBus &events;
    };
    static constexpr std::chrono::seconds Patience{10};
    static constexpr std::chrono::seconds LogPace{1}; ///< However many look, the engine is asked for a line this often.

    explicit FollowWake(Ground ground);
    /// As it is now; without the log's line. @param host lower case, without port
    [[nodiscard]] WakeView look(const std::string &host) const;
    /// Waits for what differs from `seen`: up to ten seconds, one where the log is shown. At once when nothing is coming.
    /// @throws Cancelled
    Task<WakeView> execute(CallContext context, std::string host, std::uint64_t seen);

private:
    struct Line {
        std::string text;
        std::chrono::steady_clock::time_point readAt;
    };
    Task<std::string> lastLine(CallContext context, WakeView view);
    [[nodiscard]] std::string runningContainer(const ServiceId &id) const;

    Ground m_ground;
    std::map<ServiceId, Line> m_lines; ///< Of services that are coming.
    IEventBus::Subscription m_subscription;
};

} // namespace wakedock::core
