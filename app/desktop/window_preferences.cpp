#include "app/desktop/window_preferences.h"

#include <QGuiApplication>
#include <QScreen>
#include <QStandardPaths>

#include <algorithm>

namespace wakedock::app {

namespace {

QString preferencesFile(const QString &file)
{
    return file.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/wakedock/window.ini")
        : file;
}

} // namespace

WindowPreferences::WindowPreferences(const QString &file, const SystemAppearance &appearance)
    : m_appearance(appearance)
    , m_settings(preferencesFile(file), QSettings::IniFormat)
    , m_mode(static_cast<Mode>(std::clamp(m_settings.value(QStringLiteral("theme"), 0).toInt(), 0, 2)))
{
    connect(&appearance, &SystemAppearance::darkChanged, this, &WindowPreferences::decide);
    decide();
}

void WindowPreferences::setMode(Mode mode)
{
    if (m_mode != mode) {
        m_mode = mode;
        m_settings.setValue(QStringLiteral("theme"), static_cast<int>(mode));
        Q_EMIT modeChanged();
        decide();
    }
}

void WindowPreferences::decide()
{
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_appearance.isDark());
    if (m_dark != dark) {
        m_dark = dark;
        Q_EMIT darkChanged();
    }
}

bool WindowPreferences::isAnimated() const
{
    return m_settings.value(QStringLiteral("animated"), true).toBool();
}

qreal WindowPreferences::textScale()
{
    // Desktops tell a larger text as more dots per inch of the same screen; 96 is what the sizes are drawn for.
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen ? std::clamp(screen->logicalDotsPerInch() / 96.0, 0.8, 2.0) : 1.0;
}

QRect WindowPreferences::place() const
{
    return m_settings.value(QStringLiteral("place")).toRect();
}

bool WindowPreferences::wasMaximized() const
{
    return m_settings.value(QStringLiteral("maximized"), false).toBool();
}

void WindowPreferences::remember(const QRect &place, bool maximized)
{
    // A maximized window keeps the place it would go back to.
    if (!maximized) {
        m_settings.setValue(QStringLiteral("place"), place);
    }
    m_settings.setValue(QStringLiteral("maximized"), maximized);
}

} // namespace wakedock::app
