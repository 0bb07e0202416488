#pragma once

#include "app/desktop/tray_icon.h"

#include <QObject>
#include <QTimer>

namespace wakedock::app {

/// Watches over a hidden window: a tray may end while WakeDock's only visible part is its icon there.
class TrayWatch : public QObject
{
    Q_OBJECT

public:
    /// @param tray outlives this object
    explicit TrayWatch(const TrayIcon &tray);

    /// The window was hidden: from now on the icon must stay in sight.
    void begin();
    /// The window is visible again.
    void end() { m_timer.stop(); }

Q_SIGNALS:
    /// Once, when the icon was out of sight for longer than a panel takes to start again.
    void lost();

private:
    void look();

    const TrayIcon &m_tray;
    QTimer m_timer;
    int m_missed = 0;
};

} // namespace wakedock::app
