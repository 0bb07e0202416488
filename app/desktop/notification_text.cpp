#include "app/desktop/notification_text.h"

#include "models/common/error_text.h"
#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QStringList>

namespace wakedock::app {

namespace {

QString notificationWord(const char *word)
{
    return QCoreApplication::translate("Notification", word);
}

NotificationText notificationOfSuccess(const core::DeploymentFinished &finished)
{
    const core::Deployment &deployment = *finished.deployment;
    const bool first = deployment.trigger == core::DeployTrigger::Create;
    NotificationText text;
    text.title = (first ? notificationWord(QT_TRANSLATE_NOOP("Notification", "%1 was deployed"))
                        : notificationWord(QT_TRANSLATE_NOOP("Notification", "%1 was redeployed")))
                     .arg(models::text(deployment.serviceName));
    const QString revision =
        notificationWord(QT_TRANSLATE_NOOP("Notification", "Revision %1 is running.")).arg(deployment.revision);
    text.body = finished.address.empty() ? revision : models::text(finished.address) + QLatin1Char('\n') + revision;
    return text;
}

NotificationText notificationOfFailure(const core::DeploymentFinished &finished)
{
    const core::Deployment &deployment = *finished.deployment;
    NotificationText text;
    text.urgent = true;
    text.title = notificationWord(QT_TRANSLATE_NOOP("Notification", "%1 could not be deployed"))
                     .arg(models::text(deployment.serviceName));
    QStringList lines;
    if (!finished.address.empty()) {
        lines.append(models::text(finished.address));
    }
    if (deployment.error) {
        const auto error = models::ErrorText::of(*deployment.error);
        lines.append(error.step.isEmpty() ? error.message : QStringLiteral("%1: %2").arg(error.step, error.message));
        lines.append(error.remedy);
    }
    lines.removeAll(QString());
    text.body = lines.join(QLatin1Char('\n'));
    return text;
}

NotificationText notificationOfCancellation(const core::DeploymentFinished &finished)
{
    NotificationText text;
    text.title = notificationWord(QT_TRANSLATE_NOOP("Notification", "The deployment of %1 was cancelled"))
                     .arg(models::text(finished.deployment->serviceName));
    text.body = models::text(finished.address);
    return text;
}

} // namespace

NotificationText notificationText(const core::DeploymentFinished &finished)
{
    switch (finished.deployment->status) {
    case core::RunStatus::Succeeded:
        return notificationOfSuccess(finished);
    case core::RunStatus::Cancelled:
        return notificationOfCancellation(finished);
    default:
        return notificationOfFailure(finished);
    }
}

} // namespace wakedock::app
