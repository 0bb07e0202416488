#pragma once

#include "backend/core/domain/terminal_view.h"
#include "backend/core/use_cases/terminals/open_terminal.h"

#include <functional>
#include <string>

namespace wakedock::models {

/// What the window may do with terminals. Their views stay on the backend thread; the window knows them by id. As in
/// WindowUseCases, doors are called on the backend thread only.
struct TerminalDoors {
    template <class Answer, class... Arguments>
    using Door = std::function<Task<Answer>(core::CallContext, Arguments...)>;

    Door<core::TerminalInfo, core::OpenTerminalRequest> open;
    /// The next piece of its output, when there is one. The program is held up while nobody asks.
    Door<core::TerminalOutput, core::TerminalId> next;
    Door<bool, core::TerminalId, std::string> write;
    Door<bool, core::TerminalId, core::TerminalSize> resize;
    /// Ends it; it is not known any more afterwards.
    Door<bool, core::TerminalId> close;
};

} // namespace wakedock::models
