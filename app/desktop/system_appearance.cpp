#include "app/desktop/system_appearance.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace wakedock::app {

namespace {

constexpr const char *portalService = "org.freedesktop.portal.Desktop";
constexpr const char *portalPath = "/org/freedesktop/portal/desktop";
constexpr const char *portalSettings = "org.freedesktop.portal.Settings";
constexpr uint portalPrefersDark = 1;

/// The portal wraps its answer once or twice, depending on its age.
QVariant portalUnwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value;
}

} // namespace

SystemAppearance::SystemAppearance()
    : m_dark(QGuiApplication::palette().color(QPalette::Window).lightness()
             < QGuiApplication::palette().color(QPalette::WindowText).lightness())
{
}

void SystemAppearance::ask(QDBusConnection bus)
{
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(QLatin1String(portalService), QLatin1String(portalPath), QLatin1String(portalSettings),
                QStringLiteral("SettingChanged"), this, SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question = QDBusMessage::createMethodCall(QLatin1String(portalService), QLatin1String(portalPath),
                                                           QLatin1String(portalSettings), QStringLiteral("Read"));
    question.setArguments({QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme")});
    question.setAutoStartService(false);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        watcher->deleteLater();
        if (!answer.isError()) {
            settingChanged(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme"), answer.value());
        }
    });
}

void SystemAppearance::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == QStringLiteral("org.freedesktop.appearance") && key == QStringLiteral("color-scheme")) {
        setDark(portalUnwrapped(value.variant()).toUInt() == portalPrefersDark);
    }
}

void SystemAppearance::setDark(bool dark)
{
    if (m_dark != dark) {
        m_dark = dark;
        Q_EMIT darkChanged();
    }
}

} // namespace wakedock::app
