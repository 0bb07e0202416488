#pragma once

#include "app/desktop/system_appearance.h"

#include <QObject>
#include <QRect>
#include <QSettings>

namespace wakedock::app {

/// What the window remembers by itself: light or dark, size and place. Never anything about services.
class WindowPreferences : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Mode mode READ mode WRITE setMode NOTIFY modeChanged)
    Q_PROPERTY(bool dark READ isDark NOTIFY darkChanged)
    Q_PROPERTY(bool animated READ isAnimated CONSTANT)
    Q_PROPERTY(qreal textScale READ textScale CONSTANT)

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    /// @param file where it is kept; empty = the user's own configuration folder
    WindowPreferences(const QString &file, const SystemAppearance &appearance);

    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    [[nodiscard]] bool isDark() const { return m_dark; }
    /// `animated=false` in the file holds everything still.
    [[nodiscard]] bool isAnimated() const;
    /// How much larger than usual the desktop wants its text; 1 = as designed.
    [[nodiscard]] static qreal textScale();

    /// Nothing (a null rectangle) at the first start.
    [[nodiscard]] QRect place() const;
    [[nodiscard]] bool wasMaximized() const;
    void remember(const QRect &place, bool maximized);

Q_SIGNALS:
    void modeChanged();
    void darkChanged();

private:
    void decide();

    const SystemAppearance &m_appearance;
    QSettings m_settings;
    Mode m_mode;
    bool m_dark = false;
};

} // namespace wakedock::app
