#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QObject>
#include <QString>
#include <QStringList>

namespace wakedock::tests {

/// The panel of a desktop, as far as tray icons need one: it takes their names and says that it shows them.
class TinyTray : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems MEMBER items)
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ isHost)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)

public:
    explicit TinyTray(QDBusConnection bus) : m_bus(std::move(bus)) { }
    /// Before the program under test starts: Qt asks once for a tray.
    bool serve()
    {
        return m_bus.registerObject(QStringLiteral("/StatusNotifierWatcher"), this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals
                                        | QDBusConnection::ExportAllProperties)
            && m_bus.registerService(QStringLiteral("org.kde.StatusNotifierWatcher"));
    }
    /// As a panel does that ends.
    void leave() { m_bus.unregisterService(QStringLiteral("org.kde.StatusNotifierWatcher")); }
    [[nodiscard]] static bool isHost() { return true; }
    [[nodiscard]] static int protocolVersion() { return 0; }

    QStringList items; ///< Bus names of those that came.

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString &item);
    void StatusNotifierItemUnregistered(const QString &item);
    void StatusNotifierHostRegistered();

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &item)
    {
        items.append(item.startsWith(QLatin1Char('/')) ? message().service() : item);
        Q_EMIT StatusNotifierItemRegistered(items.last());
    }
    void RegisterStatusNotifierHost(const QString &) { Q_EMIT StatusNotifierHostRegistered(); }

private:
    QDBusConnection m_bus;
};

} // namespace wakedock::tests
