#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/infrastructure/caddy/foreign/foreign_memory.h"
#include "backend/infrastructure/caddy/monitoring/watch_pace.h"
#include "backend/shared/async/task.h"
#include "backend/shared/async/work_pool.h"
#include "backend/shared/logging/log.h"

#include <optional>
#include <string>
#include <vector>

namespace wakedock::caddy {

/// The Caddy that somebody else runs: whether it is waited for while it is away, and what it lost when it comes back.
/// WakeDock must not stand in its place: its sites would be missing, and its own start would find the ports taken.
/// Backend thread only; looks at files and processes on a thread of its own.
class ForeignCaddy
{
public:
    /// What an operator is to know, and to do.
    struct Advice {
        std::string problem;
        std::string remedy;
    };

    ForeignCaddy(const std::string &dataDir, AdminAddress admin, core::IClock &clock, Log log, WatchPace pace);

    /// It answers at this moment. Call it before anything is pushed: what it came back with is compared then.
    Task<void> seen();
    /// WakeDock's own Caddy runs now.
    Task<void> forget();
    /// Why it is waited for. Nothing where none is known, and where it is away too long (see WatchPace).
    /// A damaged autosave is mended meanwhile, see autosave.h.
    Task<std::optional<Advice>> away();
    /// How its ports are seen from this machine, where it runs in a container with a network of its own.
    [[nodiscard]] std::vector<PublishedPort> published() const;
    /// What it came back without, until that is there again, for a day.
    [[nodiscard]] const std::optional<Advice> &loss() const { return m_loss; }

private:
    Task<void> read();
    Task<void> mend();
    [[nodiscard]] bool isWaitedFor() const;
    [[nodiscard]] Advice adviceWhileAway() const;
    void note(const ForeignLook &look);

    ForeignMemory m_memory;
    AdminAddress m_admin;
    core::IClock &m_clock;
    Log m_log;
    WatchPace m_pace;
    bool m_isRead = false;
    bool m_isThere = false; ///< As far as was seen last.
    std::optional<ForeignLook> m_known;
    std::optional<std::chrono::steady_clock::time_point> m_awaySince;
    Timestamp m_awayAt{};
    std::optional<std::chrono::steady_clock::time_point> m_lookedAt;
    AutosaveRepair m_repair; ///< Of this absence.
    std::optional<Advice> m_loss;
    std::chrono::steady_clock::time_point m_lossUntil;
    WorkPool m_pool; ///< Last: its end gives the answers that are owed.
};

} // namespace wakedock::caddy
