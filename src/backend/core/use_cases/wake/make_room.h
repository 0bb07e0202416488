#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/rules/memory_budget.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/caddy_service.h"
#include "backend/core/services/monitoring_service.h"
#include "backend/core/services/stack_service.h"
#include "backend/core/services/state_service.h"
#include "backend/core/use_cases/stacks/stack_sleep.h"
#include "backend/core/use_cases/wake/held_memory.h"
#include "backend/core/use_cases/wake/needs_in_use.h"
#include "backend/core/use_cases/wake/put_service_to_sleep.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Keeps the services of the local host within a budget of memory: before one wakes, those of the others that were not used
/// for longest are put to sleep, as far as needed and possible. Never one that is in use. A wake is never refused for it,
/// and waits for it only so long. A service of a stack frees what sleeps with it, and needs what wakes with it; its own
/// stack's make no room for it, with whom it may share a database.
class MakeRoom
{
public:
    struct Needs {
        StateService &states;
        MonitoringService &monitoring;
        CaddyService &caddy;
        IEventBus &events;
        IClock &clock;
        TaskScope &scope; ///< Sleeps that take longer than a wake waits for them are watched in it.
        PutServiceToSleep &putToSleep;
        const StackService &stackService;
        StackSleep &stacks;
        NeedsInUse &needsInUse;
        std::int64_t budgetBytes = 0; ///< 0 = none.
        Log log;
    };

    /// A visitor waits meanwhile. Most services end within this time; those that take longer (ten seconds to end are usual,
    /// an hour is allowed) overlap with the one that wakes, which memory for a moment stands more easily than a visitor.
    static constexpr std::chrono::seconds Longest{5};

    explicit MakeRoom(Needs needs);
    /// Takes as long as others take to fall asleep, side by side, and Longest at most; no time where there is no budget.
    /// Throws only Cancelled.
    Task<void> execute(CallContext context, ServiceId waking);

private:
    /// What is still to be freed for one wake, and how.
    struct Making {
        std::string wakingName;
        std::int64_t tooMuch = 0; ///< Without what those free who fall asleep now.
        std::vector<RoomCandidate> left; ///< Not tried yet.
        std::chrono::steady_clock::time_point until; ///< No longer is waited.
        int pending = 0; ///< Those that fall asleep now, and who is still at asking the next.
        Completion<> settled; ///< None is pending, or they took too long.
    };
    using MakingPtr = std::shared_ptr<Making>;

    [[nodiscard]] std::vector<RoomCandidate> candidates(const Service &waking) const;
    /// With what wakes with it.
    Task<std::int64_t> needOf(CallContext context, std::shared_ptr<const Service> waking);
    /// What falls asleep with it; nothing where others use that.
    Task<std::optional<std::int64_t>> freedBeside(CallContext context, std::shared_ptr<const Service> service);
    /// As many of those left as are needed.
    Task<void> beginSleeps(CallContext context, MakingPtr making);
    Task<void> beginSleep(CallContext context, MakingPtr making, RoomCandidate candidate);
    Task<void> follow(MakingPtr making, RoomCandidate candidate, std::string name, OperationTicket ticket);
    /// Until those that fall asleep have, or its time is over.
    Task<void> wait(CallContext context, MakingPtr making);
    static void ended(Making &making);
    [[nodiscard]] bool goesOn(const Making &making) const;
    void noteAwake(const std::string &name, const Making &making, const std::exception_ptr &failure) const;
    [[nodiscard]] bool mayStillMakeRoom(const ServiceId &id) const;
    Task<bool> isInUse(CallContext context, ServiceId id);

    Needs m_needs;
    HeldMemory m_held;
};

} // namespace wakedock::core
