#include "models/items/sparkline_item.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace wakedock::models {

namespace {

constexpr qreal sparklineLeastCeiling = 5;
constexpr qreal sparklinePen = 1.5;

} // namespace

SparklineItem::SparklineItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void SparklineItem::setValues(const QList<qreal> &values)
{
    if (m_values != values) {
        m_values = values;
        update();
        Q_EMIT valuesChanged();
    }
}

void SparklineItem::setCeiling(qreal ceiling)
{
    if (!qFuzzyCompare(m_ceiling + 1, ceiling + 1)) {
        m_ceiling = ceiling;
        update();
        Q_EMIT ceilingChanged();
    }
}

void SparklineItem::setSlotCount(int count)
{
    if (m_slotCount != count && count > 1) {
        m_slotCount = count;
        update();
        Q_EMIT slotCountChanged();
    }
}

void SparklineItem::setColor(const QColor &color)
{
    if (m_color != color) {
        m_color = color;
        update();
        Q_EMIT colorChanged();
    }
}

void SparklineItem::setFilled(bool filled)
{
    if (m_filled != filled) {
        m_filled = filled;
        update();
        Q_EMIT filledChanged();
    }
}

QList<QPointF> SparklineItem::points() const
{
    const qsizetype shown = std::min<qsizetype>(m_values.size(), m_slotCount);
    const auto last = m_values.end();
    const auto first = last - shown;
    const qreal largest = shown == 0 ? 0 : *std::max_element(first, last);
    const qreal top = m_ceiling > 0 ? m_ceiling : std::max(largest * 1.15, sparklineLeastCeiling);
    const qreal step = width() / (m_slotCount - 1);
    const qreal usable = height() - 2 * sparklinePen;
    QList<QPointF> points;
    for (qsizetype i = 0; i < shown; ++i) {
        const qreal share = std::clamp(*(first + i) / top, 0.0, 1.0);
        points.append({width() - static_cast<qreal>(shown - 1 - i) * step, height() - sparklinePen - share * usable});
    }
    return points;
}

void SparklineItem::paint(QPainter *painter)
{
    const QList<QPointF> line = points();
    if (line.size() < 2) {
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath path(line.first());
    for (qsizetype i = 1; i < line.size(); ++i) {
        // Level tangents at each value: smooth, and never beyond the values themselves.
        const qreal middle = (line.at(i - 1).x() + line.at(i).x()) / 2;
        path.cubicTo(middle, line.at(i - 1).y(), middle, line.at(i).y(), line.at(i).x(), line.at(i).y());
    }
    if (m_filled) {
        QPainterPath area = path;
        area.lineTo(line.last().x(), height());
        area.lineTo(line.first().x(), height());
        area.closeSubpath();
        QLinearGradient fade(0, 0, 0, height());
        QColor from = m_color;
        from.setAlphaF(m_color.alphaF() * 0.22F);
        QColor to = m_color;
        to.setAlphaF(0);
        fade.setColorAt(0, from);
        fade.setColorAt(1, to);
        painter->fillPath(area, fade);
    }
    painter->setPen(QPen(m_color, sparklinePen, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path);
}

} // namespace wakedock::models
