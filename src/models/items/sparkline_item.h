#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>

namespace wakedock::models {

/// A small curve of the last values. Painted, not a scene graph geometry: the software renderer draws no such nodes.
class SparklineItem : public QQuickPaintedItem
{
    Q_OBJECT
    Q_PROPERTY(QList<qreal> values READ values WRITE setValues NOTIFY valuesChanged)
    Q_PROPERTY(qreal ceiling READ ceiling WRITE setCeiling NOTIFY ceilingChanged)
    Q_PROPERTY(int slotCount READ slotCount WRITE setSlotCount NOTIFY slotCountChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    Q_PROPERTY(bool filled READ filled WRITE setFilled NOTIFY filledChanged)

public:
    explicit SparklineItem(QQuickItem *parent = nullptr);

    [[nodiscard]] QList<qreal> values() const { return m_values; }
    void setValues(const QList<qreal> &values);
    /// The value at the upper edge; 0 = the largest value, but at least 5 so that noise near zero stays near zero.
    [[nodiscard]] qreal ceiling() const { return m_ceiling; }
    void setCeiling(qreal ceiling);
    /// How many values fill the width; fewer begin at the right.
    [[nodiscard]] int slotCount() const { return m_slotCount; }
    void setSlotCount(int count);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor &color);
    [[nodiscard]] bool filled() const { return m_filled; }
    void setFilled(bool filled);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void valuesChanged();
    void ceilingChanged();
    void slotCountChanged();
    void colorChanged();
    void filledChanged();

private:
    [[nodiscard]] QList<QPointF> points() const;

    QList<qreal> m_values;
    qreal m_ceiling = 0;
    int m_slotCount = 60;
    QColor m_color;
    bool m_filled = true;
};

} // namespace wakedock::models
