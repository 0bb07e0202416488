#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/services/stack_service.h"
#include "backend/core/use_cases/stacks/fetch_strays.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <chrono>
#include <deque>
#include <map>
#include <string>
#include <vector>

namespace wakedock::core {

/// Brings routed services of stacks back to their visitors when somebody made their containers without WakeDock: once
/// engines have been quiet for a moment (or after some seconds of noise), and no more than a few times within some minutes,
/// so that it does not wrestle with another tool. What it leaves alone for that, and what it could not bring back, is said
/// with the stack's status and tried again later, less and less often.
class StrayWatcher
{
public:
    struct Needs {
        IEventBus &events;
        StackService &stacks;
        FetchStrays &fetch;
        IClock &clock;
        Log log;
    };
    explicit StrayWatcher(Needs needs) : m_needs(needs) { }
    void start(TaskScope &scope);

private:
    using Moment = std::chrono::steady_clock::time_point;
    void lookSoon(TaskScope &scope);
    Task<void> lookOnceQuiet(TaskScope &scope, CancelToken cancel);
    void look(TaskScope &scope);
    void consider(TaskScope &scope, const StackId &id, std::vector<std::string> strays);
    Task<void> bringBack(TaskScope &scope, StackId id, std::vector<std::string> strays, CancelToken cancel);
    Task<void> lookAgain(TaskScope &scope, StackId id, std::chrono::milliseconds span, CancelToken cancel);

    /// What is known of a stack whose containers were made by somebody else.
    struct Case {
        std::deque<Moment> tries; ///< Of the last minutes.
        int rounds = 0; ///< How often it was left alone in a row.
        bool isWorking = false;
        bool isLeft = false; ///< Left alone until some time has passed.
        std::string complaint; ///< Why it is left alone.
        bool isShown = false;
    };
    [[nodiscard]] static bool mayTry(Case &known, Moment now);
    /// Each time in a row for four times as long.
    void leaveAlone(TaskScope &scope, const StackId &id, std::chrono::minutes first);
    /// Its complaint, or none.
    void show(const StackId &id, bool isShown);

    Needs m_needs;
    IEventBus::Subscription m_subscription;
    Moment m_lastHeard{};
    Moment m_firstHeard{}; ///< Since the last look.
    bool m_isDue = false;
    std::map<StackId, Case> m_cases;
};

} // namespace wakedock::core
