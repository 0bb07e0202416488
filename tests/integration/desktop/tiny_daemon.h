#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <vector>

namespace wakedock::tests {

/// A notification daemon that only writes down what it is told, and clicks when asked to.
class TinyDaemon : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint id = 0;
        QString application;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    explicit TinyDaemon(QDBusConnection bus) : m_bus(std::move(bus)) { }
    bool serve()
    {
        return m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                    QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
            && m_bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }
    void click(uint id, const QString &action) { Q_EMIT ActionInvoked(id, action); }

    std::vector<Shown> shown;

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

public Q_SLOTS:
    uint Notify(const QString &application, uint, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        const uint id = static_cast<uint>(shown.size()) + 1;
        shown.push_back({id, application, title, body, actions, hints});
        return id;
    }
    QStringList GetCapabilities() const { return {QStringLiteral("actions"), QStringLiteral("body")}; }

private:
    QDBusConnection m_bus;
};

} // namespace wakedock::tests
