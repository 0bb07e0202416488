#include "models/items/terminal_item.h"

#include <QFontMetricsF>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace wakedock::models {

namespace {

constexpr std::chrono::milliseconds terminalFitDelay{30};

} // namespace

TerminalItem::TerminalItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setFlag(ItemAcceptsInputMethod);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
    setAntialiasing(true);
    setActiveFocusOnTab(true);
    m_fit.setSingleShot(true);
    m_fit.setInterval(terminalFitDelay);
    connect(&m_fit, &QTimer::timeout, this, &TerminalItem::fit);
    connect(this, &TerminalItem::lookChanged, this, [this] { update(); });
    connect(this, &QQuickItem::activeFocusChanged, this, [this] { update(); });
    measure();
}

void TerminalItem::setTab(TerminalTab *tab)
{
    if (m_tab == tab) {
        return;
    }
    if (m_tab) {
        disconnect(m_tab, nullptr, this, nullptr);
    }
    m_tab = tab;
    m_top.reset();
    select({});
    if (m_tab) {
        connect(m_tab, &TerminalTab::drawn, this, &TerminalItem::onDrawn);
        fit();
    }
    Q_EMIT tabChanged();
    onDrawn();
}

void TerminalItem::setFamily(const QString &family)
{
    if (m_family != family) {
        m_family = family;
        measure();
    }
}

void TerminalItem::setPixelSize(int size)
{
    if (m_pixelSize != size && size > 4) {
        m_pixelSize = size;
        measure();
    }
}

void TerminalItem::setDark(bool dark)
{
    m_dark = dark;
    m_palette.setDark(dark);
    Q_EMIT lookChanged();
}

void TerminalItem::setInk(const QColor &ink)
{
    m_palette.setInk(ink);
    Q_EMIT lookChanged();
}

void TerminalItem::setPaper(const QColor &paper)
{
    m_palette.setPaper(paper);
    setFillColor(paper);
    Q_EMIT lookChanged();
}

void TerminalItem::setHighlight(const QColor &highlight)
{
    m_highlight = highlight;
    Q_EMIT lookChanged();
}

void TerminalItem::measure()
{
    m_font = QFont(m_family.isEmpty() ? QStringLiteral("monospace") : m_family);
    m_font.setStyleHint(QFont::Monospace);
    m_font.setFixedPitch(true);
    m_font.setPixelSize(m_pixelSize);
    m_font.setKerning(false);
    const QFontMetricsF metrics(m_font);
    const qreal advance = metrics.horizontalAdvance(QLatin1Char('M'));
    // Whole pixels, so that lines stay sharp and letters stand under each other whatever the font says.
    m_cellWidth = std::max(1.0, std::round(advance));
    m_cellHeight = std::max(1.0, std::ceil(metrics.height() * 1.1));
    m_ascent = std::round(metrics.ascent() + (m_cellHeight - metrics.height()) / 2);
    m_font.setLetterSpacing(QFont::AbsoluteSpacing, m_cellWidth - advance);
    m_fit.start();
    Q_EMIT lookChanged();
}

void TerminalItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    m_fit.start();
}

void TerminalItem::fit()
{
    const qreal wide = width() - 2 * Margin;
    const qreal high = height() - 2 * Margin;
    if (m_tab && wide > m_cellWidth && high > m_cellHeight) {
        m_tab->resize(static_cast<int>(wide / m_cellWidth), static_cast<int>(high / m_cellHeight));
    }
}

void TerminalItem::onDrawn()
{
    update();
    Q_EMIT scrolled();
}

int TerminalItem::lineCount() const
{
    return m_tab ? m_tab->screen().history() + m_tab->screen().rows() : 0;
}

int TerminalItem::rows() const
{
    return m_tab ? m_tab->screen().rows() : 0;
}

int TerminalItem::topLine() const
{
    const int last = std::max(0, lineCount() - rows());
    return std::clamp(m_top.value_or(last), 0, last);
}

void TerminalItem::setTopLine(int line)
{
    const int last = std::max(0, lineCount() - rows());
    m_top = line >= last ? std::nullopt : std::optional(std::max(0, line));
    onDrawn();
}

void TerminalItem::follow()
{
    m_top.reset();
    onDrawn();
}

void TerminalItem::select(std::optional<Selection> selection)
{
    if (m_selection.has_value() || selection.has_value()) {
        m_selection = selection;
        update();
        Q_EMIT selectionChanged();
    }
}

bool TerminalItem::isSelected(TerminalPlace place) const
{
    if (!m_selection) {
        return false;
    }
    const auto [first, last] = std::minmax(m_selection->from, m_selection->to);
    return place >= first && place <= last;
}

QString TerminalItem::selectedText() const
{
    return m_tab && m_selection ? m_tab->screen().text(m_selection->from, m_selection->to) : QString();
}

QString TerminalItem::visibleText() const
{
    return m_tab ? m_tab->screen().text({topLine(), 0}, {topLine() + rows() - 1, m_tab->screen().columns()}).trimmed()
                 : QString();
}

TerminalPlace TerminalItem::placeAt(QPointF point) const
{
    const int column = static_cast<int>(std::floor((point.x() - Margin) / m_cellWidth));
    const int row = static_cast<int>(std::floor((point.y() - Margin) / m_cellHeight));
    const int columns = m_tab ? m_tab->screen().columns() : 1;
    return {topLine() + std::clamp(row, 0, std::max(0, rows() - 1)), std::clamp(column, 0, columns - 1)};
}

} // namespace wakedock::models
