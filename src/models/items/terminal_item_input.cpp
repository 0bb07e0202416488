// What is typed and pointed at in a terminal.
#include "models/items/terminal_item.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace wakedock::models {

namespace {

constexpr int wheelLines = 3;
constexpr qreal wheelNotch = 120;

TerminalModifiers modifiersOf(const QKeyEvent &event)
{
    return {event.modifiers().testFlag(Qt::ShiftModifier), event.modifiers().testFlag(Qt::AltModifier),
            event.modifiers().testFlag(Qt::ControlModifier)};
}

const std::map<int, TerminalKey> &terminalKeys()
{
    static const std::map<int, TerminalKey> keys{
        {Qt::Key_Return, TerminalKey::Enter},  {Qt::Key_Enter, TerminalKey::Enter},
        {Qt::Key_Tab, TerminalKey::Tab},       {Qt::Key_Backtab, TerminalKey::Tab},
        {Qt::Key_Escape, TerminalKey::Escape}, {Qt::Key_Backspace, TerminalKey::Backspace},
        {Qt::Key_Up, TerminalKey::Up},         {Qt::Key_Down, TerminalKey::Down},
        {Qt::Key_Left, TerminalKey::Left},     {Qt::Key_Right, TerminalKey::Right},
        {Qt::Key_Insert, TerminalKey::Insert}, {Qt::Key_Delete, TerminalKey::Delete},
        {Qt::Key_Home, TerminalKey::Home},     {Qt::Key_End, TerminalKey::End},
        {Qt::Key_PageUp, TerminalKey::PageUp}, {Qt::Key_PageDown, TerminalKey::PageDown}};
    return keys;
}

} // namespace

bool TerminalItem::event(QEvent *event)
{
    // The window's own shortcuts would take keys that belong to the program.
    if (event->type() == QEvent::ShortcutOverride && m_tab && m_tab->running()) {
        event->accept();
        return true;
    }
    return QQuickPaintedItem::event(event);
}

bool TerminalItem::obeyShortcut(const QKeyEvent &event)
{
    using Act = void (TerminalItem::*)();
    constexpr int shift = Qt::ShiftModifier;
    constexpr int both = static_cast<int>(Qt::ControlModifier) | static_cast<int>(Qt::ShiftModifier);
    static const std::map<std::pair<int, int>, Act> shortcuts{{{both, Qt::Key_C}, &TerminalItem::copy},
                                                              {{both, Qt::Key_V}, &TerminalItem::paste},
                                                              {{shift, Qt::Key_Insert}, &TerminalItem::paste},
                                                              {{both, Qt::Key_Backtab}, &TerminalItem::leave},
                                                              {{both, Qt::Key_Tab}, &TerminalItem::leave},
                                                              {{shift, Qt::Key_PageUp}, &TerminalItem::pageUp},
                                                              {{shift, Qt::Key_PageDown}, &TerminalItem::pageDown}};
    const int modifiers = static_cast<int>(event.modifiers().toInt()) & ~static_cast<int>(Qt::KeypadModifier);
    const auto found = shortcuts.find({modifiers, event.key()});
    if (found == shortcuts.end()) {
        return false;
    }
    (this->*found->second)();
    return true;
}

void TerminalItem::pageUp()
{
    setTopLine(topLine() - std::max(1, rows() - 1));
}

void TerminalItem::pageDown()
{
    setTopLine(topLine() + std::max(1, rows() - 1));
}

void TerminalItem::leave()
{
    if (QQuickItem *next = nextItemInFocusChain(false)) {
        next->forceActiveFocus(Qt::BacktabFocusReason);
    }
}

bool TerminalItem::pressKey(const QKeyEvent &event)
{
    const auto &keys = terminalKeys();
    auto modifiers = modifiersOf(event);
    if (const auto key = keys.find(event.key()); key != keys.end()) {
        modifiers.shift = modifiers.shift || event.key() == Qt::Key_Backtab;
        m_tab->screen().press(key->second, modifiers);
        return true;
    }
    if (event.key() >= Qt::Key_F1 && event.key() <= Qt::Key_F12) {
        m_tab->screen().pressFunction(event.key() - Qt::Key_F1 + 1, modifiers);
        return true;
    }
    return false;
}

void TerminalItem::typeText(const QKeyEvent &event)
{
    const auto modifiers = modifiersOf(event);
    const bool isLetter = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z;
    if (modifiers.control && isLetter) {
        m_tab->screen().type(QString(QChar('a' + event.key() - Qt::Key_A)), {false, modifiers.alt, true});
    } else if (modifiers.control && event.key() == Qt::Key_Space) {
        m_tab->screen().type(QStringLiteral(" "), {false, modifiers.alt, true});
    } else {
        // Other letters with Ctrl come as the control characters they are.
        m_tab->screen().type(event.text(), {false, modifiers.alt, false});
    }
}

void TerminalItem::keyPressEvent(QKeyEvent *event)
{
    event->accept();
    if (!m_tab || obeyShortcut(*event)) {
        return;
    }
    if (!m_tab->running()) {
        event->ignore();
        return;
    }
    if (pressKey(*event)) {
        follow();
    } else if (!event->text().isEmpty() || event->modifiers().testFlag(Qt::ControlModifier)) {
        typeText(*event);
        if (!event->text().isEmpty()) {
            select({});
            follow();
        }
    }
}

void TerminalItem::inputMethodEvent(QInputMethodEvent *event)
{
    if (m_tab && !event->commitString().isEmpty()) {
        m_tab->screen().type(event->commitString());
        follow();
    }
    event->accept();
}

void TerminalItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::MiddleButton) {
        if (m_tab && m_tab->running()) {
            m_tab->screen().paste(QGuiApplication::clipboard()->text(QClipboard::Selection));
        }
        return;
    }
    select({});
    m_pressedAt = placeAt(event->position());
}

void TerminalItem::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressedAt) {
        const TerminalPlace now = placeAt(event->position());
        if (m_selection || now != *m_pressedAt) {
            select(Selection{*m_pressedAt, now});
        }
    }
}

void TerminalItem::mouseReleaseEvent(QMouseEvent *)
{
    m_pressedAt.reset();
    if (m_selection && QGuiApplication::clipboard()->supportsSelection()) {
        QGuiApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
    }
}

void TerminalItem::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_tab) {
        const auto [from, to] = m_tab->screen().wordAt(placeAt(event->position()));
        select(Selection{from, to});
    }
}

void TerminalItem::wheelEvent(QWheelEvent *event)
{
    m_wheel += event->angleDelta().y() * wheelLines / wheelNotch;
    const int lines = static_cast<int>(std::trunc(m_wheel));
    m_wheel -= lines;
    if (m_tab && m_tab->running() && m_tab->screen().isAlternate()) {
        // A pager or an editor has no history here: it scrolls by its own keys.
        for (int i = 0; i < std::abs(lines); ++i) {
            m_tab->screen().press(lines > 0 ? TerminalKey::Up : TerminalKey::Down, {});
        }
    } else {
        setTopLine(topLine() - lines);
    }
    event->accept();
}

void TerminalItem::copy()
{
    if (m_selection) {
        QGuiApplication::clipboard()->setText(selectedText());
    }
}

void TerminalItem::paste()
{
    if (m_tab && m_tab->running()) {
        m_tab->screen().paste(QGuiApplication::clipboard()->text());
        follow();
    }
}

} // namespace wakedock::models
