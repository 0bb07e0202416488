#pragma once

#include "app/desktop/window_preferences.h"
#include "backend/shared/logging/log.h"
#include "models/model_catalog.h"

#include <QObject>
#include <QQmlEngine>
#include <QQuickWindow>

#include <memory>

namespace wakedock::app {

/// The QML engine and the one window. Knows pages by name only; what they show comes from the catalog.
class QmlRuntime : public QObject
{
    Q_OBJECT

public:
    /// @param qmlFolder see DesktopGround
    /// @throws Error Internal (`window_failed`)
    QmlRuntime(models::ModelCatalog &catalog, WindowPreferences &preferences, Log log, const QString &qmlFolder);
    ~QmlRuntime() override;

    [[nodiscard]] QQuickWindow *window() { return m_window.get(); }
    void rememberPlace();

public Q_SLOTS:
    void raise();
    void showService(const QString &serviceId);

Q_SIGNALS:
    /// The operator closed the window; it is hidden, not gone.
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void load(models::ModelCatalog &catalog, const QString &qmlFolder);
    void restorePlace();

    WindowPreferences &m_preferences;
    Log m_log;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
};

/// Fonts and icons of the window, and the place of its QML files. Once per process, after the application was made.
void prepareQml(QQmlEngine &engine);

} // namespace wakedock::app
