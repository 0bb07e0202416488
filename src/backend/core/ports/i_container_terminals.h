#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/terminal.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <memory>
#include <string>

namespace wakedock::core {

/// A program with a terminal inside a container. Dropping it without close() leaves the program running. A call that runs
/// keeps what it needs alive. Backend thread only.
class ITerminal
{
public:
    virtual ~ITerminal() = default;

    /// What the program wrote next, as soon as there is something (at most 64 KB); empty = nothing comes any more, and end()
    /// says why. One reader at a time. Who does not read holds the program up, and costs no memory.
    virtual Task<std::string> read(CancelToken cancel) = 0;
    /// Ends when the bytes are on their way, so that who types faster than the program reads is held up.
    /// @throws Error Unavailable (`terminal_over`), Cancelled
    virtual Task<void> write(std::string bytes, CancelToken cancel) = 0;
    /// Succeeds when the program has ended meanwhile.
    virtual Task<void> resize(CallContext context, TerminalSize size) = 0;
    /// How it ended: Exited, ContainerStopped or ConnectionLost. Never throws but Cancelled.
    virtual Task<TerminalEnd> end(CallContext context) = 0;
    /// Ends the program and everything it started on this terminal: hangs up, and kills after `grace` what ignores that.
    /// Returns when nothing of it runs any more; succeeds when that was so before, also when the container is gone.
    /// @throws Error when the engine cannot be reached or cannot end it (a paused container)
    virtual Task<void> close(CallContext context, std::chrono::milliseconds grace) = 0;
};

/// Terminals inside the containers of all engines. Deadlines, tokens and errors as in IContainerEngine.
class IContainerTerminals
{
public:
    virtual ~IContainerTerminals() = default;

    /// Starts the program with a terminal (TERM is xterm-256color).
    /// @throws Error NotFound (`host_not_found`, `container_not_found`), Conflict (`container_not_running`,
    /// `shell_missing`), Invalid (`user_unknown`, `working_dir_missing`, `terminal_refused`)
    virtual Task<std::shared_ptr<ITerminal>> openTerminal(CallContext context, HostId host, std::string containerId,
                                                          TerminalCommand command) = 0;
};

} // namespace wakedock::core
