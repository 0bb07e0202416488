#pragma once

#include "models/services/service_list_model.h"

#include <QMenu>
#include <QObject>
#include <QString>
#include <QSystemTrayIcon>

namespace wakedock::app {

/// WakeDock in the system tray: how the services are doing, the ones that changed last (to open, to wake, to put to sleep),
/// open, quit.
class TrayIcon : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(models::ServiceListModel &services);

    void show();
    /// True when the operator can see it, and so come back to a hidden window.
    [[nodiscard]] bool isReachable() const;
    /// The same, cheap enough to be asked every few seconds; means something only where isReachable() was true before.
    [[nodiscard]] bool isStillShown() const;
    [[nodiscard]] QMenu &menu() { return m_menu; }
    [[nodiscard]] QString summary() const;

public Q_SLOTS:
    /// For desktops without a notification service.
    void showMessage(const QString &title, const QString &body);

Q_SIGNALS:
    void openRequested();
    void serviceRequested(const QString &serviceId);
    void wakeRequested(const QString &serviceId);
    void sleepRequested(const QString &serviceId);
    void quitRequested();

private:
    void refresh();
    void fillMenu();
    void addServices();
    void addService(const core::Service &service);
    [[nodiscard]] models::Tone worstTone() const;

    models::ServiceListModel &m_services;
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    models::Tone m_shownTone = models::Tone::Neutral;
    bool m_hasIcon = false;
};

} // namespace wakedock::app
