#pragma once

#include "models/terminal/terminal_screen.h"

#include <QColor>

namespace wakedock::models {

/// The colours a cell is painted with.
struct TerminalPaint {
    QColor ink;
    QColor paper; ///< Not valid: the terminal's own ground.
};

/// Colours of programs on the ground of the theme. Programs choose them for black or for white and cannot know which there
/// is: on our own ground their sixteen names mean colours that can be read there; on a ground of the program's own, what it
/// said.
class TerminalPalette
{
public:
    void setDark(bool dark) { m_dark = dark; }
    void setInk(const QColor &ink) { m_ink = ink; }
    void setPaper(const QColor &paper) { m_paper = paper; }
    [[nodiscard]] const QColor &paper() const { return m_paper; }
    [[nodiscard]] const QColor &ink() const { return m_ink; }

    [[nodiscard]] TerminalPaint paintOf(const TerminalCell &cell) const;

private:
    [[nodiscard]] QColor inkOf(const TerminalColour &colour, bool onOwnPaper) const;
    [[nodiscard]] static QColor paletteColour(int number);

    bool m_dark = false;
    QColor m_ink;
    QColor m_paper;
};

} // namespace wakedock::models
