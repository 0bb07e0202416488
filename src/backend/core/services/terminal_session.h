#pragma once

#include "backend/core/domain/terminal_view.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_terminals.h"
#include "backend/core/services/terminal_buffer.h"
#include "backend/shared/async/completion.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// How much is kept of a terminal. Tests make it small.
struct TerminalSpans {
    std::size_t replay = 1024 * 1024; ///< What somebody who comes back can see again.
    std::size_t ahead = 256 * 1024; ///< How far the program may be ahead of whoever looks.
    /// How long it may be held up. An engine that cannot get rid of what a program writes notices no more what happens in
    /// that container (Docker handles a container's events one after the other): not even that it stopped.
    std::chrono::milliseconds hold = std::chrono::seconds(10);
};

/// One open terminal: reads what its program writes and keeps the last of it for those who look. The program is held up when
/// it is too far ahead of the viewer who has seen most; while nobody looks, when the whole replay is unseen: so nothing is
/// lost between a viewer that goes and one that comes soon. Held up for too long, it is read on, and whoever is behind is
/// told how much was lost. Always held by shared_ptr.
class TerminalSession
{
public:
    using Self = std::shared_ptr<TerminalSession>;

    /// @param clock outlives it
    TerminalSession(TerminalInfo info, std::shared_ptr<ITerminal> terminal, TerminalSpans spans, IClock &clock);

    /// Reads until the program ends, or until shut() was called: then ends it. @return how it ended
    /// @param stopping the whole of WakeDock stops: as shut(), in a hurry
    /// @param context for calls to the engine; its token is not used
    static Task<TerminalEnd> live(Self self, CallContext context, CancelToken stopping);
    /// The program is to be ended. Once.
    void shut(TerminalEnd::Reason why);
    /// Tells everybody who looks. After it nothing changes any more.
    void finish(TerminalEnd how);

    /// @param from place to begin at; nothing = the oldest byte kept
    /// @param onLeave told when it is dropped
    static TerminalViewPtr look(Self self, std::optional<std::uint64_t> from, std::function<void()> onLeave);

    [[nodiscard]] const TerminalInfo &info() const { return m_info; }
    [[nodiscard]] bool isOver() const { return m_end.has_value(); }
    [[nodiscard]] bool isWatched() const { return !m_places.empty(); }
    /// Counts those who came: who waits for somebody to come back compares.
    [[nodiscard]] std::uint64_t visits() const { return m_visits; }
    /// Why ending the program failed, if it did.
    [[nodiscard]] const std::exception_ptr &closeFailure() const { return m_closeFailure; }

private:
    class View;
    /// What a viewer gets next. Shared: a wait may outlive its view.
    using Place = std::shared_ptr<std::uint64_t>;

    static Task<void> pump(Self self, CancelToken cancel);
    static Task<void> hold(Self self, CancelToken cancel);
    static Task<TerminalOutput> next(Self self, Place place, CancelToken cancel);
    [[nodiscard]] TerminalOutput outputAt(std::uint64_t &place);
    [[nodiscard]] bool hasRoom() const;
    [[nodiscard]] std::uint64_t seen() const;
    void wakeReader();
    void wakeViewers();

    TerminalInfo m_info;
    std::shared_ptr<ITerminal> m_terminal;
    TerminalSpans m_spans;
    IClock &m_clock;
    TerminalBuffer m_buffer;
    std::vector<Place> m_places;
    std::uint64_t m_seen = 0; ///< How far the last viewer who left had come.
    std::uint64_t m_visits = 0;
    std::vector<Completion<>> m_waiting;
    CancelSource m_room; ///< Ends the hold.
    bool m_isLetGo = false; ///< Held up too long: read on until somebody has caught up.
    CancelSource m_shut;
    std::optional<TerminalEnd::Reason> m_shutBecause;
    std::optional<TerminalEnd> m_end;
    std::exception_ptr m_closeFailure;
};

} // namespace wakedock::core
