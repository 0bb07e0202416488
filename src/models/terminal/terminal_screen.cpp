#include "models/terminal/terminal_screen.h"

#include "models/terminal/terminal_callbacks.h"
#include "models/terminal/terminal_letters.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

struct TerminalScreen::Private : TerminalState {
};

TerminalScreen::TerminalScreen(int columns, int rows, std::function<void(QByteArray)> onReply)
    : m_d(std::make_unique<Private>())
{
    m_d->onReply = std::move(onReply);
    m_d->history.most = MostHistory;
    openTerminalState(*m_d, columns, rows);
}

TerminalScreen::~TerminalScreen() = default;

void TerminalScreen::feed(const QByteArray &bytes)
{
    vterm_input_write(m_d->term.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
    vterm_screen_flush_damage(m_d->screen);
}

void TerminalScreen::resize(int columns, int rows)
{
    const int wide = std::max(columns, 2);
    const int high = std::max(rows, 1);
    if (wide != this->columns() || high != this->rows()) {
        vterm_set_size(m_d->term.get(), high, wide);
        vterm_screen_flush_damage(m_d->screen);
    }
}

int TerminalScreen::columns() const
{
    int rows = 0;
    int columns = 0;
    vterm_get_size(m_d->term.get(), &rows, &columns);
    return columns;
}

int TerminalScreen::rows() const
{
    int rows = 0;
    int columns = 0;
    vterm_get_size(m_d->term.get(), &rows, &columns);
    return rows;
}

int TerminalScreen::history() const
{
    return m_d->alternate ? 0 : static_cast<int>(m_d->history.lines.size());
}

TerminalLine TerminalScreen::line(int index) const
{
    if (index < history()) {
        return m_d->history.lines.at(static_cast<std::size_t>(index));
    }
    TerminalLine cells;
    const int row = index - history();
    const int wide = columns();
    for (int column = 0; row < rows() && column < wide; ++column) {
        VTermScreenCell cell;
        vterm_screen_get_cell(m_d->screen, {row, column}, &cell);
        cells.push_back(readTerminalCell(cell));
        // The cell behind a wide one is covered by it, and is kept so that columns and cells go together.
        for (int covered = 1; covered < cells.back().width && column + 1 < wide; ++covered) {
            cells.emplace_back();
            ++column;
        }
    }
    return cells;
}

TerminalCursor TerminalScreen::cursor() const
{
    TerminalCursor cursor = m_d->cursor;
    cursor.place.line += history();
    return cursor;
}

QString TerminalScreen::title() const
{
    return m_d->title;
}

bool TerminalScreen::isAlternate() const
{
    return m_d->alternate;
}

QString TerminalScreen::text(TerminalPlace from, TerminalPlace to) const
{
    const auto [first, last] = std::minmax(from, to);
    QString text;
    for (int index = first.line; index <= last.line && index < history() + rows(); ++index) {
        const TerminalLine cells = line(index);
        const int begin = index == first.line ? first.column : 0;
        const int end = index == last.line ? std::min<int>(last.column + 1, static_cast<int>(cells.size()))
                                           : static_cast<int>(cells.size());
        QString words;
        for (int column = begin; column < end; ++column) {
            const TerminalCell &cell = cells.at(static_cast<std::size_t>(column));
            words += terminalLetters(cell);
            column += cell.width - 1;
        }
        while (words.endsWith(QLatin1Char(' '))) {
            words.chop(1);
        }
        text += words;
        if (index != last.line) {
            text += QLatin1Char('\n');
        }
    }
    return text;
}

std::pair<TerminalPlace, TerminalPlace> TerminalScreen::wordAt(TerminalPlace place) const
{
    const TerminalLine cells = line(place.line);
    const auto isWord = [&cells](int column) {
        if (column < 0 || column >= static_cast<int>(cells.size())) {
            return false;
        }
        const QString letters = terminalLetters(cells.at(static_cast<std::size_t>(column)));
        return !letters.isEmpty() && !letters.at(0).isSpace() && !QStringLiteral("()[]{}<>\"'`,;|").contains(letters.at(0));
    };
    TerminalPlace from = place;
    TerminalPlace to = place;
    while (isWord(place.column) && isWord(from.column - 1)) {
        --from.column;
    }
    while (isWord(place.column) && isWord(to.column + 1)) {
        ++to.column;
    }
    return {from, to};
}

void TerminalScreen::press(TerminalKey key, TerminalModifiers modifiers)
{
    vterm_keyboard_key(m_d->term.get(), terminalKeyCode(key), terminalModifierBits(modifiers));
}

void TerminalScreen::pressFunction(int number, TerminalModifiers modifiers)
{
    vterm_keyboard_key(m_d->term.get(), static_cast<VTermKey>(VTERM_KEY_FUNCTION(number)), terminalModifierBits(modifiers));
}

void TerminalScreen::type(const QString &text, TerminalModifiers modifiers)
{
    for (const uint letter : text.toUcs4()) {
        vterm_keyboard_unichar(m_d->term.get(), letter, terminalModifierBits(modifiers));
    }
}

void TerminalScreen::paste(const QString &text)
{
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\r"));
    plain.replace(QLatin1Char('\n'), QLatin1Char('\r'));
    // A pasted escape could end the marks around it, and what follows would be typed.
    plain.removeIf([](QChar letter) {
        return (letter < QLatin1Char(' ') && letter != QLatin1Char('\r') && letter != QLatin1Char('\t'))
            || letter == QChar(0x7f) || (letter >= QChar(0x80) && letter < QChar(0xa0));
    });
    vterm_keyboard_start_paste(m_d->term.get());
    m_d->onReply(plain.toUtf8());
    vterm_keyboard_end_paste(m_d->term.get());
}

} // namespace wakedock::models
