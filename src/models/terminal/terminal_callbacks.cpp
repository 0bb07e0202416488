#include "models/terminal/terminal_callbacks.h"

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

constexpr qsizetype terminalLongestTitle = 256;

TerminalState &stateOf(void *user)
{
    return *static_cast<TerminalState *>(user);
}

TerminalColour readTerminalColour(const VTermColor &colour, bool isDefault)
{
    if (isDefault) {
        return {};
    }
    if (VTERM_COLOR_IS_INDEXED(&colour)) {
        return {TerminalColour::Kind::Palette, colour.indexed.idx, 0, 0};
    }
    return {TerminalColour::Kind::Rgb, colour.rgb.red, colour.rgb.green, colour.rgb.blue};
}

int onMoveCursor(VTermPos place, VTermPos, int, void *user)
{
    stateOf(user).cursor.place = {place.row, place.col};
    return 1;
}

TerminalCursor::Shape shapeOf(int number)
{
    switch (number) {
    case VTERM_PROP_CURSORSHAPE_UNDERLINE:
        return TerminalCursor::Shape::Underline;
    case VTERM_PROP_CURSORSHAPE_BAR_LEFT:
        return TerminalCursor::Shape::Bar;
    default:
        return TerminalCursor::Shape::Block;
    }
}

int onProperty(VTermProp property, VTermValue *value, void *user)
{
    auto &state = stateOf(user);
    switch (property) {
    case VTERM_PROP_CURSORVISIBLE:
        state.cursor.visible = value->boolean != 0;
        return 1;
    case VTERM_PROP_CURSORSHAPE:
        state.cursor.shape = shapeOf(value->number);
        return 1;
    case VTERM_PROP_ALTSCREEN:
        state.alternate = value->boolean != 0;
        return 1;
    case VTERM_PROP_TITLE:
        state.title = QString::fromUtf8(value->string).left(terminalLongestTitle);
        return 1;
    default:
        return 1;
    }
}

int onLineGone(int columns, const VTermScreenCell *cells, void *user)
{
    auto &history = stateOf(user).history;
    TerminalLine line;
    for (int column = 0; column < columns; ++column) {
        line.push_back(readTerminalCell(cells[column]));
        for (int covered = 1; covered < line.back().width && column + 1 < columns; ++covered) {
            line.emplace_back();
            ++column;
        }
    }
    while (!line.empty() && line.back() == TerminalCell()) {
        line.pop_back();
    }
    line.shrink_to_fit();
    history.lines.push_back(std::move(line));
    if (history.lines.size() > history.most) {
        history.lines.pop_front();
    }
    return 1;
}

void writeColour(VTermColor &to, const TerminalColour &from, std::uint8_t defaultFlag)
{
    if (from.kind == TerminalColour::Kind::Rgb) {
        vterm_color_rgb(&to, from.red, from.green, from.blue);
    } else {
        vterm_color_indexed(&to, from.red);
        if (from.kind == TerminalColour::Kind::Default) {
            to.type = static_cast<std::uint8_t>(to.type | defaultFlag);
        }
    }
}

/// The screen grew: the newest line comes back.
int onLineBack(int columns, VTermScreenCell *cells, void *user)
{
    auto &lines = stateOf(user).history.lines;
    if (lines.empty()) {
        return 0;
    }
    const TerminalLine line = std::move(lines.back());
    lines.pop_back();
    for (int column = 0; column < columns; ++column) {
        VTermScreenCell &cell = cells[column];
        const TerminalCell kept =
            static_cast<std::size_t>(column) < line.size() ? line[static_cast<std::size_t>(column)] : TerminalCell();
        cell = {};
        cell.chars[0] = kept.letter;
        cell.chars[1] = kept.mark;
        cell.width = static_cast<char>(kept.width);
        cell.attrs.bold = kept.bold ? 1 : 0;
        cell.attrs.italic = kept.italic ? 1 : 0;
        cell.attrs.underline = kept.underlined ? 1 : 0;
        cell.attrs.strike = kept.struck ? 1 : 0;
        cell.attrs.reverse = kept.reversed ? 1 : 0;
        writeColour(cell.fg, kept.ink, VTERM_COLOR_DEFAULT_FG);
        writeColour(cell.bg, kept.paper, VTERM_COLOR_DEFAULT_BG);
    }
    return 1;
}

void onOutput(const char *bytes, std::size_t length, void *user)
{
    stateOf(user).onReply(QByteArray(bytes, static_cast<qsizetype>(length)));
}

constexpr VTermScreenCallbacks terminalCallbacks{nullptr, nullptr, &onMoveCursor, &onProperty,
                                                 nullptr, nullptr, &onLineGone,   &onLineBack};

} // namespace

void openTerminalState(TerminalState &state, int columns, int rows)
{
    state.term.reset(vterm_new(std::max(rows, 1), std::max(columns, 2)));
    vterm_set_utf8(state.term.get(), 1);
    vterm_output_set_callback(state.term.get(), &onOutput, &state);
    state.screen = vterm_obtain_screen(state.term.get());
    vterm_screen_set_callbacks(state.screen, &terminalCallbacks, &state);
    vterm_screen_enable_altscreen(state.screen, 1);
    vterm_screen_set_damage_merge(state.screen, VTERM_DAMAGE_SCREEN);
    vterm_screen_reset(state.screen, 1);
}

TerminalCell readTerminalCell(const VTermScreenCell &cell)
{
    TerminalCell read;
    read.letter = cell.chars[0] == static_cast<std::uint32_t>(-1) ? U'\0' : static_cast<char32_t>(cell.chars[0]);
    read.mark = read.letter == U'\0' ? U'\0' : static_cast<char32_t>(cell.chars[1]);
    read.ink = readTerminalColour(cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
    read.paper = readTerminalColour(cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
    read.width = cell.width == 2 ? 2 : 1;
    read.bold = cell.attrs.bold != 0;
    read.italic = cell.attrs.italic != 0;
    read.underlined = cell.attrs.underline != 0;
    read.struck = cell.attrs.strike != 0;
    read.reversed = cell.attrs.reverse != 0;
    return read;
}

VTermKey terminalKeyCode(TerminalKey key)
{
    static constexpr std::array<VTermKey, 14> codes{
        VTERM_KEY_ENTER, VTERM_KEY_TAB,  VTERM_KEY_BACKSPACE, VTERM_KEY_ESCAPE,  VTERM_KEY_UP,
        VTERM_KEY_DOWN,  VTERM_KEY_LEFT, VTERM_KEY_RIGHT,     VTERM_KEY_INS,     VTERM_KEY_DEL,
        VTERM_KEY_HOME,  VTERM_KEY_END,  VTERM_KEY_PAGEUP,    VTERM_KEY_PAGEDOWN};
    return codes.at(static_cast<std::size_t>(key));
}

VTermModifier terminalModifierBits(TerminalModifiers modifiers)
{
    int bits = VTERM_MOD_NONE;
    bits |= modifiers.shift ? VTERM_MOD_SHIFT : 0;
    bits |= modifiers.alt ? VTERM_MOD_ALT : 0;
    bits |= modifiers.control ? VTERM_MOD_CTRL : 0;
    return static_cast<VTermModifier>(bits);
}

} // namespace wakedock::models
