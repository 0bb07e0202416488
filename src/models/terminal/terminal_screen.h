#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace wakedock::models {

/// A colour as programs ask for it: the theme's own, one of 256, or any.
struct TerminalColour {
    enum class Kind : std::uint8_t { Default, Palette, Rgb };
    Kind kind = Kind::Default;
    std::uint8_t red = 0; ///< Or the palette's number.
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const TerminalColour &) const = default;
};

struct TerminalCell {
    char32_t letter = 0; ///< 0 = nothing was written here.
    char32_t mark = 0; ///< What is drawn over it (an accent), if anything.
    TerminalColour ink;
    TerminalColour paper;
    std::uint8_t width = 1; ///< 2: it covers the next cell too.
    bool bold = false;
    bool italic = false;
    bool underlined = false;
    bool struck = false;
    bool reversed = false;
    bool operator==(const TerminalCell &) const = default;
};
using TerminalLine = std::vector<TerminalCell>;

/// Keys that write no letter.
enum class TerminalKey { Enter, Tab, Backspace, Escape, Up, Down, Left, Right, Insert, Delete, Home, End, PageUp, PageDown };

struct TerminalModifiers {
    bool shift = false;
    bool alt = false;
    bool control = false;
};

/// A place in all lines, the history first.
struct TerminalPlace {
    int line = 0;
    int column = 0;
    auto operator<=>(const TerminalPlace &) const = default;
};

struct TerminalCursor {
    enum class Shape { Block, Underline, Bar };
    TerminalPlace place;
    bool visible = true;
    Shape shape = Shape::Block;
};

/// What an xterm with 256 colours shows after the bytes it was fed, with the lines that scrolled away; and what it sends for
/// keys. What a program may not do here: read or set the clipboard, resize or name the window.
class TerminalScreen
{
public:
    static constexpr int MostHistory = 5000;

    /// @param onReply bytes for the program: keys, pasted text, answers to its questions
    TerminalScreen(int columns, int rows, std::function<void(QByteArray)> onReply);
    ~TerminalScreen();
    TerminalScreen(const TerminalScreen &) = delete;
    TerminalScreen &operator=(const TerminalScreen &) = delete;

    void feed(const QByteArray &bytes);
    void resize(int columns, int rows);

    [[nodiscard]] int columns() const;
    [[nodiscard]] int rows() const;
    /// Lines that scrolled away; none while a program has the whole screen for itself.
    [[nodiscard]] int history() const;
    /// @param index 0 to history() + rows() - 1. May be shorter than the screen is wide, or longer (before a resize).
    [[nodiscard]] TerminalLine line(int index) const;
    [[nodiscard]] TerminalCursor cursor() const;
    [[nodiscard]] QString title() const;
    /// A program has the whole screen for itself (an editor, a pager).
    [[nodiscard]] bool isAlternate() const;

    /// Text between two places, in either order, without the blanks at the ends of lines.
    [[nodiscard]] QString text(TerminalPlace from, TerminalPlace to) const;
    /// The word around a place.
    [[nodiscard]] std::pair<TerminalPlace, TerminalPlace> wordAt(TerminalPlace place) const;

    void press(TerminalKey key, TerminalModifiers modifiers);
    void pressFunction(int number, TerminalModifiers modifiers); ///< F1 = 1
    void type(const QString &text, TerminalModifiers modifiers = {});
    /// With the marks around it that a program may have asked for. Control characters in it are dropped, line breaks become
    /// Enter.
    void paste(const QString &text);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace wakedock::models
