#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/terminal_session.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// What terminals may take. Tests change it.
struct TerminalLimits {
    TerminalSpans spans;
    std::chrono::milliseconds comeBack = std::chrono::minutes(1); ///< A terminal nobody looks at ends after this.
    std::size_t perOwner = 16;
    std::size_t all = 100;
};

/// Every open terminal, by its id. One that nobody looks at waits a minute for its owner to come back, then its program is
/// ended. Opening and ending are written to the audit log. When its scope stops, it ends all programs. Backend thread only.
class TerminalService
{
public:
    /// @param terminals, store, clock and scope outlive it
    TerminalService(IContainerTerminals &terminals, IStore &store, IClock &clock, TaskScope &scope, const Log &log,
                    TerminalLimits limits = {});

    /// @param where host, container and service; the rest is filled in here
    /// @return the first viewer. @throws Error TooManyRequests (`too_many_terminals`), and the port's
    Task<TerminalViewPtr> open(CallContext context, TerminalInfo where, TerminalCommand command);
    /// One more viewer, or the same again. Only for whoever opened it.
    /// @param from how many bytes of it are known already; nothing = begin with the oldest that is kept
    /// @throws Error NotFound (`terminal_not_found`)
    [[nodiscard]] TerminalViewPtr attach(const CallContext &context, const TerminalId &id,
                                         std::optional<std::uint64_t> from);
    /// Those whose program runs, oldest first.
    [[nodiscard]] std::vector<TerminalInfo> running() const;

private:
    using SessionPtr = std::shared_ptr<TerminalSession>;
    struct Entry {
        SessionPtr session;
        std::string owner;
    };
    struct Place; ///< Taken while one is being opened.

    void requirePlace(const std::string &owner) const;
    TerminalViewPtr look(const SessionPtr &session, std::optional<std::uint64_t> from);
    void onLeave(const TerminalId &id);
    Task<void> live(SessionPtr session, CallContext context, CancelToken stopping);
    Task<void> awaitReturn(TerminalId id, CancelToken stopping);
    Task<void> record(CallContext context, std::string action, TerminalInfo info, std::string after);

    IContainerTerminals &m_terminals;
    IStore &m_store;
    IClock &m_clock;
    TaskScope &m_scope;
    Log m_log;
    TerminalLimits m_limits;
    std::map<TerminalId, Entry> m_sessions;
    std::map<std::string, std::size_t> m_opening; ///< By owner.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true); ///< Views may outlive this.
};

} // namespace wakedock::core
