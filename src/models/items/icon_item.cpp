#include "models/items/icon_item.h"

#include <QBuffer>
#include <QCache>
#include <QFile>
#include <QImageReader>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace wakedock::models {

namespace {

/// The icons are drawn with `currentColor`, as on the web; Qt's reader does not know the word.
QByteArray iconSource(const QString &name, const QColor &color)
{
    QFile file(QStringLiteral(":/wakedock/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QByteArray svg = file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    return svg;
}

} // namespace

QImage iconImage(const QString &name, const QColor &color, int size)
{
    static QCache<QString, QImage> cache(400);
    const QString key = QStringLiteral("%1 %2 %3").arg(name, color.name(QColor::HexArgb)).arg(size);
    if (const QImage *known = cache.object(key)) {
        return *known;
    }
    QByteArray svg = iconSource(name, color);
    QBuffer buffer(&svg);
    QImageReader reader(&buffer, "svg");
    reader.setScaledSize(QSize(size, size));
    const QImage image = reader.read();
    cache.insert(key, new QImage(image));
    return image;
}

IconItem::IconItem(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setImplicitSize(16, 16);
}

void IconItem::setName(const QString &name)
{
    if (m_name != name) {
        m_name = name;
        update();
        Q_EMIT nameChanged();
    }
}

void IconItem::setColor(const QColor &color)
{
    if (m_color != color) {
        m_color = color;
        update();
        Q_EMIT colorChanged();
    }
}

void IconItem::paint(QPainter *painter)
{
    const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    const int size = static_cast<int>(std::lround(std::min(width(), height()) * std::max(scale, 1.0)));
    if (size <= 0 || m_name.isEmpty()) {
        return;
    }
    painter->setOpacity(m_color.alphaF());
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF(0, 0, width(), height()), iconImage(m_name, m_color, size));
}

} // namespace wakedock::models
