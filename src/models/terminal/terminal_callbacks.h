#pragma once

#include "models/terminal/terminal_screen.h"

#include <QString>

#include <deque>
#include <functional>
#include <memory>
#include <vterm.h>

namespace wakedock::models {

/// Lines that scrolled away, oldest first, without the blanks at their ends.
struct TerminalHistory {
    std::deque<TerminalLine> lines;
    std::size_t most = 0;
};

/// What the emulation (libvterm) keeps and tells. It does not move: its callbacks point to it.
struct TerminalState {
    struct Free {
        void operator()(VTerm *gone) const { vterm_free(gone); }
    };
    std::unique_ptr<VTerm, Free> term;
    VTermScreen *screen = nullptr; ///< The term's.
    std::function<void(QByteArray)> onReply;
    TerminalHistory history;
    TerminalCursor cursor; ///< Its line counts from the top of the screen.
    QString title;
    bool alternate = false;
};

void openTerminalState(TerminalState &state, int columns, int rows);
[[nodiscard]] TerminalCell readTerminalCell(const VTermScreenCell &cell);
[[nodiscard]] VTermKey terminalKeyCode(TerminalKey key);
[[nodiscard]] VTermModifier terminalModifierBits(TerminalModifiers modifiers);

} // namespace wakedock::models
