#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/terminal.h"
#include "backend/shared/async/task.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace wakedock::core {

/// The next piece of what a terminal wrote.
struct TerminalOutput {
    std::string bytes; ///< At most 64 KB; may be empty with `end`.
    std::uint64_t offset = 0; ///< Of the first byte, counted from the terminal's beginning.
    std::uint64_t dropped = 0; ///< Bytes just before, that this viewer will never get.
    std::optional<TerminalEnd> end; ///< With the last piece.
};

/// Somebody looking at an open terminal and typing into it, as both faces see it. Dropping it leaves the terminal, which
/// then waits a minute for somebody to come back. Calls keep what they need alive. Backend thread only.
class ITerminalView
{
public:
    virtual ~ITerminalView() = default;

    [[nodiscard]] virtual const TerminalInfo &info() const = 0;
    /// Where the first next() begins.
    [[nodiscard]] virtual std::uint64_t offset() const = 0;
    /// Waits for more. The program is held up while nobody asks, for some seconds, so a slow viewer costs no memory. One at
    /// a time; not after a piece with `end`. @throws Cancelled
    virtual Task<TerminalOutput> next(CancelToken cancel) = 0;
    /// @throws Error Unavailable (`terminal_over`), Cancelled
    virtual Task<void> write(std::string bytes, CancelToken cancel) = 0;
    /// @throws Error Invalid (`terminal_size_invalid`), and the engine's
    virtual Task<void> resize(CallContext context, TerminalSize size) = 0;
    /// Ends the program and what it started. All viewers get an end; returns at once.
    virtual void close() = 0;
};

using TerminalViewPtr = std::shared_ptr<ITerminalView>;

} // namespace wakedock::core
