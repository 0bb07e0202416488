#pragma once

#include "backend/core/use_cases/terminals/open_terminal.h"
#include "models/common/terminal_doors.h"

#include <map>

namespace wakedock::app {

/// The terminals of the window: holds their views, which never leave the backend thread.
class WindowTerminals
{
public:
    explicit WindowTerminals(core::OpenTerminal &openTerminal) : m_openTerminal(openTerminal) { }

    /// They refer to this.
    [[nodiscard]] models::TerminalDoors doors();

private:
    Task<core::TerminalInfo> open(core::CallContext context, core::OpenTerminalRequest request);
    Task<bool> write(core::CallContext context, core::TerminalId id, std::string bytes);
    Task<bool> resize(core::CallContext context, core::TerminalId id, core::TerminalSize size);
    Task<bool> close(core::TerminalId id);
    /// @throws Error NotFound (`terminal_not_found`)
    [[nodiscard]] core::TerminalViewPtr find(const core::TerminalId &id) const;

    core::OpenTerminal &m_openTerminal;
    std::map<core::TerminalId, core::TerminalViewPtr> m_views;
};

} // namespace wakedock::app
