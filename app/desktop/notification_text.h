#pragma once

#include "backend/core/domain/events.h"

#include <QString>

namespace wakedock::app {

/// What the desktop is told about the end of a deployment.
struct NotificationText {
    QString title; ///< `shop is running`
    QString body; ///< Address and revision, or what failed and what to do. Plain text.
    bool urgent = false;
};

NotificationText notificationText(const core::DeploymentFinished &finished);

} // namespace wakedock::app
