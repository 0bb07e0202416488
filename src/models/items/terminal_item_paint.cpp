// How a terminal is drawn.
#include "models/items/terminal_item.h"
#include "models/terminal/terminal_letters.h"

#include <QPainter>

#include <algorithm>

namespace wakedock::models {

namespace {

/// May stand in one stroke of text with its neighbours: one letter wide in every font.
bool isPlainLetter(const TerminalCell &cell)
{
    return cell.mark == U'\0' && (cell.letter == U'\0' || (cell.letter >= U' ' && cell.letter < U'\x7f'));
}

bool looksAlike(const TerminalCell &left, const TerminalCell &right)
{
    return left.ink == right.ink && left.paper == right.paper && left.bold == right.bold && left.italic == right.italic
        && left.underlined == right.underlined && left.struck == right.struck && left.reversed == right.reversed;
}

} // namespace

QRectF TerminalItem::cellRect(int row, int column, int width) const
{
    return {Margin + column * m_cellWidth, Margin + row * m_cellHeight, width * m_cellWidth, m_cellHeight};
}

void TerminalItem::paint(QPainter *painter)
{
    if (!m_tab) {
        return;
    }
    const int top = topLine();
    for (int row = 0; row < rows(); ++row) {
        paintLine(*painter, row, m_tab->screen().line(top + row));
    }
    paintCursor(*painter);
}

void TerminalItem::paintLine(QPainter &painter, int row, const TerminalLine &line) const
{
    const int columns = std::min(static_cast<int>(line.size()), m_tab->screen().columns());
    int begin = 0;
    while (begin < columns) {
        const TerminalCell &first = line.at(static_cast<std::size_t>(begin));
        const TerminalPlace place{topLine() + row, begin};
        int end = begin + first.width;
        while (end < columns && isPlainLetter(first) && isPlainLetter(line.at(static_cast<std::size_t>(end)))
               && looksAlike(first, line.at(static_cast<std::size_t>(end)))
               && isSelected({place.line, end}) == isSelected(place)) {
            ++end;
        }
        paintRun(painter, row, begin, line, std::min(end, columns));
        begin = end;
    }
}

void TerminalItem::paintRun(QPainter &painter, int row, int column, const TerminalLine &line, int end) const
{
    const TerminalCell &first = line.at(static_cast<std::size_t>(column));
    const TerminalPaint colours = m_palette.paintOf(first);
    const QRectF area = cellRect(row, column, end - column);
    if (colours.paper.isValid()) {
        painter.fillRect(area, colours.paper);
    }
    if (isSelected({topLine() + row, column})) {
        painter.fillRect(area, m_highlight);
    }
    QString letters;
    for (int at = column; at < end; ++at) {
        letters += terminalLetters(line.at(static_cast<std::size_t>(at)));
        at += line.at(static_cast<std::size_t>(at)).width - 1;
    }
    if (letters.trimmed().isEmpty() && !first.underlined && !first.struck) {
        return;
    }
    QFont font = m_font;
    font.setBold(first.bold);
    font.setItalic(first.italic);
    font.setUnderline(first.underlined);
    font.setStrikeOut(first.struck);
    painter.setFont(font);
    painter.setPen(colours.ink);
    painter.drawText(QPointF(area.x(), area.y() + m_ascent), letters);
}

void TerminalItem::paintCursor(QPainter &painter) const
{
    const TerminalCursor cursor = m_tab->screen().cursor();
    const int row = cursor.place.line - topLine();
    if (!cursor.visible || !m_tab->running() || row < 0 || row >= rows()) {
        return;
    }
    QRectF area = cellRect(row, cursor.place.column, 1);
    const QColor colour = m_palette.ink();
    if (!hasActiveFocus()) {
        painter.setPen(QPen(colour, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    if (cursor.shape == TerminalCursor::Shape::Block) {
        paintBlockCursor(painter, area, cursor.place);
        return;
    }
    if (cursor.shape == TerminalCursor::Shape::Bar) {
        area.setWidth(2);
    } else {
        area.setTop(area.bottom() - 2);
    }
    painter.fillRect(area, colour);
}

void TerminalItem::paintBlockCursor(QPainter &painter, const QRectF &area, TerminalPlace place) const
{
    const TerminalLine line = m_tab->screen().line(place.line);
    const auto column = static_cast<std::size_t>(place.column);
    painter.fillRect(area, m_palette.ink());
    painter.setFont(m_font);
    painter.setPen(m_palette.paper());
    painter.drawText(QPointF(area.x(), area.y() + m_ascent),
                     column < line.size() ? terminalLetters(line.at(column)) : QString());
}

} // namespace wakedock::models
