#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>

namespace wakedock::app {

/// Whether the desktop is dark: the portal's word where there is one, else the palette's.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    SystemAppearance();
    [[nodiscard]] bool isDark() const { return m_dark; }
    /// Asks the portal and listens to it; without one nothing changes.
    void ask(QDBusConnection bus);

Q_SIGNALS:
    void darkChanged();

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void setDark(bool dark);
    bool m_dark = false;
};

} // namespace wakedock::app
