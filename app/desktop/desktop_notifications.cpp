#include "app/desktop/desktop_notifications.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStringList>
#include <QVariantMap>

#include <utility>

namespace wakedock::app {

namespace {

constexpr const char *notifyService = "org.freedesktop.Notifications";
constexpr const char *notifyPath = "/org/freedesktop/Notifications";
constexpr int notifyPatience = 5000;
constexpr uchar notifyNormal = 1;
constexpr uchar notifyCritical = 2;
constexpr int notifyDefaultTimeout = -1;

QStringList notifyActions(bool hasAddress)
{
    QStringList actions = {QStringLiteral("default"), QCoreApplication::translate("Notification", "Show the service")};
    if (hasAddress) {
        actions += {QStringLiteral("open"), QCoreApplication::translate("Notification", "Open in browser")};
    }
    return actions;
}

} // namespace

DesktopNotifications::DesktopNotifications(models::Bridge &bridge, QDBusConnection bus) : m_bus(std::move(bus))
{
    connect(&bridge, &models::Bridge::eventsArrived, this, &DesktopNotifications::receive);
    m_bus.connect(QLatin1String(notifyService), QLatin1String(notifyPath), QLatin1String(notifyService),
                  QStringLiteral("ActionInvoked"), this, SLOT(actionInvoked(uint, QString)));
    m_bus.connect(QLatin1String(notifyService), QLatin1String(notifyPath), QLatin1String(notifyService),
                  QStringLiteral("NotificationClosed"), this, SLOT(notificationClosed(uint, uint)));
}

void DesktopNotifications::receive(const std::vector<core::EventRecord> &events)
{
    for (const auto &record : events) {
        if (const auto *finished = std::get_if<core::DeploymentFinished>(&record.event)) {
            announce(*finished);
        }
    }
}

void DesktopNotifications::announce(const core::DeploymentFinished &finished)
{
    const bool canBeOpened = finished.deployment->status == core::RunStatus::Succeeded;
    send(
        notificationText(finished),
        Shown{models::text(finished.deployment->serviceId.value), canBeOpened ? models::text(finished.address) : QString()});
}

void DesktopNotifications::send(const NotificationText &text, Shown shown)
{
    if (!m_bus.isConnected()) {
        Q_EMIT undeliverable(text.title, text.body);
        return;
    }
    QDBusMessage call = QDBusMessage::createMethodCall(QLatin1String(notifyService), QLatin1String(notifyPath),
                                                       QLatin1String(notifyService), QStringLiteral("Notify"));
    const QVariantMap hints = {{QStringLiteral("urgency"), QVariant::fromValue(text.urgent ? notifyCritical : notifyNormal)},
                               {QStringLiteral("desktop-entry"), QStringLiteral("wakedock")}};
    // Daemons may read the body as markup: an image name must not become a tag.
    call.setArguments({QStringLiteral("WakeDock"), 0U, QStringLiteral("wakedock"), text.title, text.body.toHtmlEscaped(),
                       notifyActions(!shown.address.isEmpty()), hints, notifyDefaultTimeout});
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, notifyPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, text, shown = std::move(shown)] {
        const QDBusPendingReply<uint> answer = *watcher;
        watcher->deleteLater();
        if (answer.isError()) {
            Q_EMIT undeliverable(text.title, text.body);
        } else {
            m_shown.insert(answer.value(), shown);
        }
    });
}

void DesktopNotifications::actionInvoked(uint id, const QString &action)
{
    const auto shown = m_shown.constFind(id);
    if (shown == m_shown.constEnd()) {
        return; // Of another program, or of our former life.
    }
    if (action == QStringLiteral("open") && !shown->address.isEmpty()) {
        Q_EMIT addressRequested(shown->address);
    } else {
        Q_EMIT serviceRequested(shown->serviceId);
    }
}

void DesktopNotifications::notificationClosed(uint id, uint /*reason*/)
{
    m_shown.remove(id);
}

} // namespace wakedock::app
