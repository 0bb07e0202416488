#pragma once

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QList>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace wakedock::tests {

/// One line of a menu that is read over D-Bus.
struct MenuLine {
    int id = 0;
    QString label; ///< Without the mark of the access key; empty for a separator.
    QList<MenuLine> below; ///< Of a menu within the menu.
};

/// A tray icon as a panel sees it: properties, pictures and menu, asked over D-Bus. Questions keep the event loop going, for
/// the program under test may have one for us meanwhile.
class PanelView
{
public:
    /// @param item bus name of the program whose icon it is
    PanelView(QDBusConnection bus, QString item) : m_bus(std::move(bus)), m_item(std::move(item)) { }

    [[nodiscard]] QVariant property(const QString &name) const;
    /// What shows under the pointer.
    [[nodiscard]] QString toolTip() const;
    /// Sizes of the pictures it brings along.
    [[nodiscard]] QList<QSize> pictures() const;
    /// The click that opens.
    void activate() const;
    /// Opens the menu as panels do: it is asked to get ready, then read.
    [[nodiscard]] QStringList menu() const;
    /// Clicks the first line that starts so. False when there is none.
    bool choose(const QString &start) const;
    /// Opens the menu within the menu whose line starts so, and clicks a line of it. False when there is none.
    bool choose(const QString &start, const QString &below) const;

private:
    [[nodiscard]] QList<MenuLine> lines() const;
    bool click(const QList<MenuLine> &lines, const QString &start) const;
    [[nodiscard]] QDBusMessage ask(const QString &path, const char *interface, const QString &method,
                                   const QVariantList &arguments) const;
    [[nodiscard]] QDBusMessage askMenu(const QString &method, const QVariantList &arguments) const;

    QDBusConnection m_bus;
    QString m_item;
};

} // namespace wakedock::tests
