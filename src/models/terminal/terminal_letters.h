#pragma once

#include "models/terminal/terminal_screen.h"

#include <QString>

namespace wakedock::models {

/// What a cell says; a blank where nothing was written.
inline QString terminalLetters(const TerminalCell &cell)
{
    if (cell.letter == U'\0') {
        return QStringLiteral(" ");
    }
    QString letters = QString::fromUcs4(&cell.letter, 1);
    if (cell.mark != U'\0') {
        letters += QString::fromUcs4(&cell.mark, 1);
    }
    return letters;
}

} // namespace wakedock::models
