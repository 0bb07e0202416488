// The desktop's parts and how they know of each other.
#include "app/desktop/desktop_face.h"
#include "app/desktop/desktop_notifications.h"
#include "app/desktop/language.h"
#include "app/desktop/qml_runtime.h"
#include "app/desktop/system_appearance.h"
#include "app/desktop/tray_icon.h"
#include "app/desktop/tray_watch.h"
#include "app/desktop/window_preferences.h"
#include "models/common/bridge.h"
#include "models/model_catalog.h"
#include "models/services/service_actions.h"

#include <QApplication>
#include <QDesktopServices>
#include <QQuickWindow>
#include <QUrl>

#include <utility>

namespace wakedock::app {

namespace {

class Desktop final : public DesktopFace
{
public:
    explicit Desktop(DesktopGround ground)
        : m_language(QLocale())
        , m_log(ground.log.as(log_category::Window))
        , m_bridge(std::move(ground.useCases), std::move(ground.actor), ground.backend)
        , m_catalog(m_bridge)
        , m_preferences(ground.settingsFile, m_appearance)
        , m_runtime(m_catalog, m_preferences, m_log, ground.qmlFolder)
        , m_tray(*m_catalog.services())
        , m_trayActions(m_bridge)
        , m_trayWatch(m_tray)
        , m_notifications(m_bridge, QDBusConnection::sessionBus())
    {
        QGuiApplication::setQuitOnLastWindowClosed(false);
        connectTray();
        connectNotifications();
        m_appearance.ask(QDBusConnection::sessionBus());
        m_tray.show();
        m_runtime.raise();
    }

    ~Desktop() override
    {
        m_runtime.rememberPlace();
        m_bridge.stop();
    }
    Desktop(const Desktop &) = delete;
    Desktop &operator=(const Desktop &) = delete;

    void raise() override { m_runtime.raise(); }
    QQuickWindow *window() override { return m_runtime.window(); }

private:
    void connectTray()
    {
        QObject::connect(&m_tray, &TrayIcon::openRequested, &m_runtime, &QmlRuntime::raise);
        QObject::connect(&m_tray, &TrayIcon::serviceRequested, &m_runtime, &QmlRuntime::showService);
        QObject::connect(&m_tray, &TrayIcon::wakeRequested, &m_trayActions, &models::ServiceActions::wake);
        QObject::connect(&m_tray, &TrayIcon::sleepRequested, &m_trayActions, &models::ServiceActions::putToSleep);
        // Refused at once; what fails later is told as every operation is.
        QObject::connect(&m_trayActions, &models::ServiceActions::failed, &m_tray,
                         [this](const QString &, const models::ErrorText &error) {
                             m_tray.showMessage(error.title, (error.message + QLatin1Char(' ') + error.remedy).trimmed());
                         });
        QObject::connect(&m_tray, &TrayIcon::quitRequested, qApp, &QCoreApplication::quit);
        // Without a tray there would be no way back to a hidden window.
        QObject::connect(&m_runtime, &QmlRuntime::closed, &m_tray, [this] {
            if (m_tray.isReachable()) {
                m_trayWatch.begin();
            } else {
                QCoreApplication::quit();
            }
        });
        QObject::connect(&m_trayWatch, &TrayWatch::lost, &m_runtime, &QmlRuntime::raise);
        QObject::connect(m_runtime.window(), &QWindow::visibleChanged, &m_trayWatch, [this](bool visible) {
            if (visible) {
                m_trayWatch.end();
            }
        });
    }

    void connectNotifications()
    {
        QObject::connect(&m_notifications, &DesktopNotifications::serviceRequested, &m_runtime, &QmlRuntime::showService);
        QObject::connect(&m_notifications, &DesktopNotifications::addressRequested, &m_runtime,
                         [](const QString &address) { QDesktopServices::openUrl(QUrl(address)); });
        QObject::connect(&m_notifications, &DesktopNotifications::undeliverable, &m_tray, &TrayIcon::showMessage);
    }

    Language m_language;
    Log m_log;
    models::Bridge m_bridge;
    models::ModelCatalog m_catalog;
    SystemAppearance m_appearance;
    WindowPreferences m_preferences;
    QmlRuntime m_runtime;
    TrayIcon m_tray;
    models::ServiceActions m_trayActions;
    TrayWatch m_trayWatch;
    DesktopNotifications m_notifications;
};

} // namespace

std::unique_ptr<DesktopFace> makeDesktop(DesktopGround ground)
{
    return std::make_unique<Desktop>(std::move(ground));
}

} // namespace wakedock::app
