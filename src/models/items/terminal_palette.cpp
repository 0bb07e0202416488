#include "models/items/terminal_palette.h"

#include <array>
#include <utility>

namespace wakedock::models {

namespace {

using Sixteen = std::array<QRgb, 16>;

constexpr Sixteen paletteOnDark{0xff6b6f78, 0xfff0646a, 0xff3dbb78, 0xffe9a23b, 0xff7c95ff, 0xffc792ea,
                                0xff4fc1c9, 0xffcfd1d7, 0xff8d9199, 0xffff8a8f, 0xff5cd394, 0xfff2b65c,
                                0xffa9b9ff, 0xffddb6f5, 0xff7fdce2, 0xffffffff};
constexpr Sixteen paletteOnLight{0xff17181b, 0xffb3212a, 0xff11693a, 0xff8a4f00, 0xff2b4acb, 0xff8a2ba8,
                                 0xff0b6470, 0xff676b74, 0xff50545c, 0xffc62a33, 0xff17703f, 0xff935300,
                                 0xff3d5bdd, 0xff9638b5, 0xff0d6f7c, 0xff3b3e45};
/// Where a program chose the ground too.
constexpr Sixteen paletteAsNamed{0xff17181b, 0xffc93a40, 0xff1e9e5a, 0xffc98a1b, 0xff3d5bdd, 0xff9638b5,
                                 0xff17929e, 0xffcfd1d7, 0xff50545c, 0xfff0646a, 0xff3dbb78, 0xffe9c03b,
                                 0xff7c95ff, 0xffc792ea, 0xff4fc1c9, 0xffffffff};

QColor legibleOn(const QColor &paper)
{
    const double light = 0.299 * paper.redF() + 0.587 * paper.greenF() + 0.114 * paper.blueF();
    return light > 0.55 ? QColor(QRgb(0xff17181b)) : QColor(QRgb(0xffffffff));
}

} // namespace

/// 16 to 231 are a cube of six steps a side, 232 to 255 greys.
QColor TerminalPalette::paletteColour(int number)
{
    if (number < 16) {
        return QColor(paletteAsNamed.at(static_cast<std::size_t>(number)));
    }
    if (number >= 232) {
        const int grey = 8 + 10 * (number - 232);
        return {grey, grey, grey};
    }
    const auto step = [](int level) { return level == 0 ? 0 : 55 + 40 * level; };
    const int place = number - 16;
    return {step(place / 36), step(place / 6 % 6), step(place % 6)};
}

QColor TerminalPalette::inkOf(const TerminalColour &colour, bool onOwnPaper) const
{
    if (colour.kind == TerminalColour::Kind::Rgb) {
        return {colour.red, colour.green, colour.blue};
    }
    if (onOwnPaper && colour.red < 16) {
        return QColor((m_dark ? paletteOnDark : paletteOnLight).at(colour.red));
    }
    return paletteColour(colour.red);
}

TerminalPaint TerminalPalette::paintOf(const TerminalCell &cell) const
{
    using Kind = TerminalColour::Kind;
    TerminalPaint paint;
    if (cell.paper.kind != Kind::Default) {
        paint.paper = inkOf(cell.paper, false);
    }
    if (cell.ink.kind != Kind::Default) {
        paint.ink = inkOf(cell.ink, !paint.paper.isValid() || cell.reversed);
    } else {
        paint.ink = paint.paper.isValid() ? legibleOn(paint.paper) : m_ink;
    }
    if (cell.reversed) {
        const QColor ground = paint.paper.isValid() ? paint.paper : m_paper;
        paint = {ground, paint.ink};
    }
    return paint;
}

} // namespace wakedock::models
