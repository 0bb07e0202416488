#pragma once

#include "backend/core/domain/user.h"
#include "backend/shared/logging/log.h"
#include "models/common/window_use_cases.h"

#include <QString>

#include <memory>

class QObject;
class QQuickWindow;

namespace wakedock::app {

/// What the desktop stands on.
struct DesktopGround {
    models::WindowUseCases useCases;
    core::Actor actor; ///< `Actor::local(<os user>)`
    QObject *backend; ///< Lives on the backend thread, whose loop runs until the face is gone.
    Log log;
    QString settingsFile; ///< Where the window remembers its place; empty = the user's own configuration folder.
    QString qmlFolder = {}; ///< For working on the window: holds WakeDock/Ui; empty = what is built in.
};

/// The window with its tray icon and notifications. Main thread, after the QApplication was made.
/// Quits the application when the operator quits.
class DesktopFace
{
public:
    virtual ~DesktopFace() = default;
    /// Shows the window and brings it to the front; what a second start of WakeDock asks for.
    virtual void raise() = 0;
    [[nodiscard]] virtual QQuickWindow *window() = 0;
};

/// Shows the window at once.
/// @throws Error Internal (`window_failed`) when the window cannot be built: the program's own files are damaged
std::unique_ptr<DesktopFace> makeDesktop(DesktopGround ground);

} // namespace wakedock::app
