#include "panel_view.h"

#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QVariantMap>

namespace wakedock::tests {

namespace {

constexpr int panelPatience = 5000;

/// `a(iiay)`
QList<QSize> panelPictures(const QDBusArgument &argument)
{
    QList<QSize> sizes;
    argument.beginArray();
    while (!argument.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray bytes;
        argument.beginStructure();
        argument >> width >> height >> bytes;
        argument.endStructure();
        sizes.append(QSize(width, height));
    }
    argument.endArray();
    return sizes;
}

/// `(ia{sv}av)`; the lines below it are the `av`.
MenuLine panelLine(const QDBusArgument &argument)
{
    MenuLine line;
    QList<QDBusArgument> below;
    QVariantMap properties;
    argument.beginStructure();
    argument >> line.id >> properties;
    argument.beginArray();
    while (!argument.atEnd()) {
        QDBusVariant child;
        argument >> child;
        below.append(child.variant().value<QDBusArgument>());
    }
    argument.endArray();
    argument.endStructure();
    line.label = properties.value(QStringLiteral("label")).toString().remove(QLatin1Char('_'));
    for (const QDBusArgument &one : below) {
        line.below.append(panelLine(one));
    }
    return line;
}

} // namespace

QVariant PanelView::property(const QString &name) const
{
    const auto answer = ask(QStringLiteral("/StatusNotifierItem"), "org.freedesktop.DBus.Properties", QStringLiteral("Get"),
                            {QStringLiteral("org.kde.StatusNotifierItem"), name});
    return answer.arguments().isEmpty() ? QVariant() : answer.arguments().at(0).value<QDBusVariant>().variant();
}

QString PanelView::toolTip() const
{
    const auto argument = property(QStringLiteral("ToolTip")).value<QDBusArgument>();
    QString icon;
    QString title;
    QString text;
    argument.beginStructure();
    argument >> icon;
    panelPictures(argument);
    argument >> title >> text;
    argument.endStructure();
    return title + text;
}

QList<QSize> PanelView::pictures() const
{
    return panelPictures(property(QStringLiteral("IconPixmap")).value<QDBusArgument>());
}

void PanelView::activate() const
{
    static_cast<void>(
        ask(QStringLiteral("/StatusNotifierItem"), "org.kde.StatusNotifierItem", QStringLiteral("Activate"), {0, 0}));
}

QStringList PanelView::menu() const
{
    QStringList labels;
    const auto all = lines();
    for (const MenuLine &line : all) {
        labels.append(line.label);
    }
    labels.removeAll(QString());
    return labels;
}

bool PanelView::choose(const QString &start) const
{
    return click(lines(), start);
}

bool PanelView::choose(const QString &start, const QString &below) const
{
    const auto all = lines();
    for (const MenuLine &line : all) {
        if (line.label.startsWith(start)) {
            return click(line.below, below);
        }
    }
    return false;
}

bool PanelView::click(const QList<MenuLine> &lines, const QString &start) const
{
    for (const MenuLine &line : lines) {
        if (line.label.startsWith(start)) {
            const auto nothing = QVariant::fromValue(QDBusVariant(QString()));
            static_cast<void>(askMenu(QStringLiteral("Event"), {line.id, QStringLiteral("clicked"), nothing, 0U}));
            return true;
        }
    }
    return false;
}

QList<MenuLine> PanelView::lines() const
{
    static_cast<void>(askMenu(QStringLiteral("AboutToShow"), {0}));
    const auto answer = askMenu(QStringLiteral("GetLayout"), {0, -1, QStringList{QStringLiteral("label")}});
    QList<MenuLine> lines;
    if (answer.arguments().size() == 2) {
        lines = panelLine(answer.arguments().at(1).value<QDBusArgument>()).below;
    }
    return lines;
}

QDBusMessage PanelView::ask(const QString &path, const char *interface, const QString &method,
                            const QVariantList &arguments) const
{
    QDBusMessage call = QDBusMessage::createMethodCall(m_item, path, QLatin1String(interface), method);
    call.setArguments(arguments);
    return m_bus.call(call, QDBus::BlockWithGui, panelPatience);
}

QDBusMessage PanelView::askMenu(const QString &method, const QVariantList &arguments) const
{
    const auto path = property(QStringLiteral("Menu")).value<QDBusObjectPath>().path();
    return ask(path, "com.canonical.dbusmenu", method, arguments);
}

} // namespace wakedock::tests
