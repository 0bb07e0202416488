#pragma once

#include "models/common/terminal_doors.h"
#include "tests/support/fakes/fake_container_terminals.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::tests {

/// Terminals of the demo world: each a tiny shell that greets with `greeting`.
class DemoTerminals
{
public:
    /// They refer to this.
    [[nodiscard]] models::TerminalDoors doors();
    /// What the next ones say first.
    std::string greeting = "/ # ";
    /// What the next ones are refused with.
    std::optional<Error> refusal;
    /// Where the last one was opened.
    core::OpenTerminalRequest place;
    /// The terminal that was opened last.
    [[nodiscard]] FakeTerminal &last() { return *m_last; }
    [[nodiscard]] std::size_t count() const { return m_open.size(); }
    [[nodiscard]] int opened() const { return m_made; }

private:
    struct Open {
        std::shared_ptr<FakeTerminal> terminal;
    };
    Task<core::TerminalInfo> open(core::OpenTerminalRequest request);
    Task<core::TerminalOutput> next(core::CallContext context, core::TerminalId id);
    Task<bool> write(core::TerminalId id, std::string bytes);
    Task<bool> resize(core::TerminalId id, core::TerminalSize size);
    Task<bool> close(core::TerminalId id);

    std::map<core::TerminalId, Open> m_open;
    std::shared_ptr<FakeTerminal> m_last;
    int m_made = 0;
};

} // namespace wakedock::tests
