#include "backend/core/services/terminal_session.h"

#include "backend/core/domain/rules/terminal_rules.h"
#include "backend/shared/async/settle.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::size_t sessionPiece = 64 * 1024;
constexpr std::chrono::milliseconds sessionGrace{2000};
constexpr std::chrono::milliseconds sessionHurriedGrace{300};
constexpr std::chrono::milliseconds sessionClosePatience{20'000};

} // namespace

/// Holds its place in the session, and gives it back.
class TerminalSession::View final : public ITerminalView
{
public:
    View(Self session, Place place, std::function<void()> onLeave)
        : m_session(std::move(session))
        , m_place(std::move(place))
        , m_onLeave(std::move(onLeave))
    {
    }
    ~View() override
    {
        m_session->m_seen = std::max(m_session->m_seen, *m_place);
        std::erase(m_session->m_places, m_place);
        m_session->wakeReader();
        m_onLeave();
    }
    View(const View &) = delete;
    View &operator=(const View &) = delete;

    [[nodiscard]] const TerminalInfo &info() const override { return m_session->m_info; }
    [[nodiscard]] std::uint64_t offset() const override { return std::max(*m_place, m_session->m_buffer.begin()); }
    Task<TerminalOutput> next(CancelToken cancel) override
    {
        return TerminalSession::next(m_session, m_place, std::move(cancel));
    }
    Task<void> write(std::string bytes, CancelToken cancel) override
    {
        const auto session = m_session;
        if (session->m_end || session->m_shutBecause) {
            throw Error(ErrorCode::Unavailable, "terminal_over", "The terminal has ended.").withRemedy("Open a new one.");
        }
        co_await session->m_terminal->write(std::move(bytes), std::move(cancel));
    }
    Task<void> resize(CallContext context, TerminalSize size) override
    {
        const auto session = m_session;
        requireTerminalSize(size);
        if (!session->m_end && !session->m_shutBecause) {
            co_await session->m_terminal->resize(std::move(context), size);
        }
    }
    void close() override { m_session->shut(TerminalEnd::Reason::Closed); }

private:
    Self m_session;
    Place m_place;
    std::function<void()> m_onLeave;
};

TerminalSession::TerminalSession(TerminalInfo info, std::shared_ptr<ITerminal> terminal, TerminalSpans spans, IClock &clock)
    : m_info(std::move(info))
    , m_terminal(std::move(terminal))
    , m_spans(spans)
    , m_clock(clock)
    , m_buffer(spans.replay)
{
}

Task<TerminalEnd> TerminalSession::live(Self self, CallContext context, CancelToken stopping)
{
    context.cancel = {};
    context.deadline = {};
    const auto hurry = stopping.onCancel([self] { self->shut(TerminalEnd::Reason::Closed); });
    const auto pumped = co_await settle(pump(self, self->m_shut.token()));
    TerminalEnd how{TerminalEnd::Reason::ConnectionLost, {}};
    if (!self->m_shutBecause && !pumped.failure) {
        how = co_await self->m_terminal->end(context);
    }
    if (self->m_shutBecause) {
        how = TerminalEnd{*self->m_shutBecause, {}};
    }
    // What ended by itself has nothing left to end; what it put into the background stays, as it does after a login.
    if (how.reason != TerminalEnd::Reason::Exited && how.reason != TerminalEnd::Reason::ContainerStopped) {
        const auto grace = stopping.isCancelled() ? sessionHurriedGrace : sessionGrace;
        const auto closed = co_await settle(self->m_terminal->close(context.withDeadline(sessionClosePatience), grace));
        self->m_closeFailure = closed.failure;
    }
    co_return TerminalEnd(how);
}

Task<void> TerminalSession::pump(Self self, CancelToken cancel)
{
    for (;;) {
        cancel.throwIfCancelled();
        if (!self->hasRoom()) {
            co_await hold(self, cancel);
            continue;
        }
        const auto piece = co_await self->m_terminal->read(cancel);
        if (piece.empty()) {
            co_return;
        }
        self->m_buffer.append(piece);
        self->wakeViewers();
    }
}

Task<void> TerminalSession::hold(Self self, CancelToken cancel)
{
    CancelSource room;
    self->m_room = room;
    const auto stopping = cancel.onCancel([room]() mutable { room.cancel(); });
    const auto slept = co_await settle(self->m_clock.sleep(self->m_spans.hold, room.token()));
    cancel.throwIfCancelled();
    self->m_isLetGo = !slept.failure;
}

bool TerminalSession::hasRoom() const
{
    if (m_isLetGo) {
        return true;
    }
    const auto most = m_places.empty() ? m_spans.replay : m_spans.ahead;
    return m_buffer.end() < seen() + most;
}

std::uint64_t TerminalSession::seen() const
{
    std::uint64_t most = m_places.empty() ? m_seen : 0;
    for (const auto &place : m_places) {
        most = std::max(most, *place);
    }
    return most;
}

void TerminalSession::wakeReader()
{
    auto room = std::exchange(m_room, {});
    room.cancel();
}

void TerminalSession::wakeViewers()
{
    for (auto &waiting : std::exchange(m_waiting, {})) {
        waiting.succeed();
    }
}

void TerminalSession::shut(TerminalEnd::Reason why)
{
    if (!m_end && !m_shutBecause) {
        m_shutBecause = why;
        m_shut.cancel();
    }
}

void TerminalSession::finish(TerminalEnd how)
{
    m_end = how;
    wakeViewers();
}

TerminalViewPtr TerminalSession::look(Self self, std::optional<std::uint64_t> from, std::function<void()> onLeave)
{
    const auto place = std::min(from.value_or(self->m_buffer.begin()), self->m_buffer.end());
    ++self->m_visits;
    auto at = std::make_shared<std::uint64_t>(place);
    self->m_places.push_back(at);
    return std::make_shared<View>(self, std::move(at), std::move(onLeave));
}

TerminalOutput TerminalSession::outputAt(std::uint64_t &place)
{
    TerminalOutput output;
    if (place < m_buffer.begin()) {
        output.dropped = m_buffer.begin() - place;
        place = m_buffer.begin();
    }
    output.offset = place;
    output.bytes = m_buffer.from(place, sessionPiece);
    place += output.bytes.size();
    if (place == m_buffer.end()) {
        m_isLetGo = false;
        output.end = m_end;
    }
    return output;
}

Task<TerminalOutput> TerminalSession::next(Self self, Place place, CancelToken cancel)
{
    for (;;) {
        cancel.throwIfCancelled();
        auto output = self->outputAt(*place);
        if (!output.bytes.empty() || output.end) {
            self->wakeReader();
            co_return output;
        }
        Completion<> more;
        std::erase_if(self->m_waiting, [](const auto &waiting) { return waiting.isDone(); });
        self->m_waiting.push_back(more);
        const auto stopping = cancel.onCancel([more]() mutable { more.fail(Cancelled()); });
        co_await more;
    }
}

} // namespace wakedock::core
