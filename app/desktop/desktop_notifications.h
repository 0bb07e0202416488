#pragma once

#include "app/desktop/notification_text.h"
#include "models/common/bridge.h"

#include <QDBusConnection>
#include <QHash>
#include <QObject>
#include <QString>

#include <vector>

namespace wakedock::app {

/// Tells the desktop about each deployment that ended, exactly once, through org.freedesktop.Notifications. A click shows
/// the service; the button opens its address.
class DesktopNotifications : public QObject
{
    Q_OBJECT

public:
    DesktopNotifications(models::Bridge &bridge, QDBusConnection bus);

    void announce(const core::DeploymentFinished &finished);

Q_SIGNALS:
    void serviceRequested(const QString &serviceId);
    void addressRequested(const QString &address);
    /// Nobody takes notifications on this desktop.
    void undeliverable(const QString &title, const QString &body);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void notificationClosed(uint id, uint reason);

private:
    struct Shown {
        QString serviceId;
        QString address;
    };
    void receive(const std::vector<core::EventRecord> &events);
    void send(const NotificationText &text, Shown shown);

    QDBusConnection m_bus;
    /// Those that may still be clicked, by the daemon's number.
    QHash<uint, Shown> m_shown;
};

} // namespace wakedock::app
