#pragma once

#include "backend/core/ports/i_container_terminals.h"
#include "backend/shared/async/completion.h"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A terminal whose program is the test, or a tiny shell that echoes, and knows `echo`, `stty size`, `sleep` (until Ctrl-C)
/// and `exit`.
class FakeTerminal final : public core::ITerminal
{
public:
    explicit FakeTerminal(core::TerminalCommand command) : asked(std::move(command)), size(asked.size) { }

    const core::TerminalCommand asked;
    core::TerminalSize size;
    std::string typed; ///< All that was written to it.
    bool isShell = true;
    bool isClosed = false;
    int reads = 0; ///< Answered ones.
    std::optional<Error> closeFailure; ///< What the next close() ends with.

    /// The program writes.
    void say(const std::string &bytes);
    /// The program is over.
    void finish(core::TerminalEnd how);
    [[nodiscard]] bool isOver() const { return m_end.has_value(); }
    [[nodiscard]] std::size_t unread() const { return m_output.size(); }

    Task<std::string> read(CancelToken cancel) override;
    Task<void> write(std::string bytes, CancelToken cancel) override;
    Task<void> resize(core::CallContext context, core::TerminalSize newSize) override;
    Task<core::TerminalEnd> end(core::CallContext context) override;
    Task<void> close(core::CallContext context, std::chrono::milliseconds grace) override;

private:
    void obey(char letter);
    void obeyLine();

    std::string m_output;
    std::string m_line;
    bool m_sleeps = false;
    Completion<> m_more;
    std::optional<core::TerminalEnd> m_end;
};

/// Terminals in containers that a test says are there.
class FakeContainerTerminals final : public core::IContainerTerminals
{
public:
    std::map<std::string, bool> containers; ///< Id, and whether it runs.
    std::vector<std::shared_ptr<FakeTerminal>> opened;

    /// The container ends, and with it every terminal in it.
    void stop(const std::string &containerId);

    Task<std::shared_ptr<core::ITerminal>> openTerminal(core::CallContext context, core::HostId host,
                                                        std::string containerId, core::TerminalCommand command) override;

private:
    std::multimap<std::string, std::shared_ptr<FakeTerminal>> m_inside;
};

} // namespace wakedock::tests
