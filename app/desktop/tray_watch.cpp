#include "app/desktop/tray_watch.h"

#include <chrono>

namespace wakedock::app {

namespace {

constexpr std::chrono::seconds watchInterval(4);
constexpr int watchMisses = 2;

} // namespace

TrayWatch::TrayWatch(const TrayIcon &tray) : m_tray(tray)
{
    m_timer.setInterval(watchInterval);
    m_timer.setTimerType(Qt::CoarseTimer);
    connect(&m_timer, &QTimer::timeout, this, &TrayWatch::look);
}

void TrayWatch::begin()
{
    m_missed = 0;
    m_timer.start();
}

void TrayWatch::look()
{
    m_missed = m_tray.isStillShown() ? 0 : m_missed + 1;
    if (m_missed == watchMisses) {
        m_timer.stop();
        Q_EMIT lost();
    }
}

} // namespace wakedock::app
