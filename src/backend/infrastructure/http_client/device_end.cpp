#include "backend/infrastructure/http_client/device_end.h"

#include <QAbstractSocket>
#include <QLocalSocket>
#include <QProcess>
#include <QSocketNotifier>

namespace wakedock::http_client {

void watchEnd(QIODevice &device, QObject *context, std::function<void()> onClosed)
{
    if (auto *local = qobject_cast<QLocalSocket *>(&device)) {
        QObject::connect(local, &QLocalSocket::disconnected, context, std::move(onClosed));
    } else if (auto *socket = qobject_cast<QAbstractSocket *>(&device)) {
        QObject::connect(socket, &QAbstractSocket::disconnected, context, std::move(onClosed));
    } else if (auto *process = qobject_cast<QProcess *>(&device)) {
        // Not when its output ends: its complaints may still be on their way.
        QObject::connect(process, &QProcess::finished, context, [closed = std::move(onClosed)] { closed(); });
    } else {
        QObject::connect(&device, &QIODevice::readChannelFinished, context, std::move(onClosed));
    }
}

void pauseReading(QIODevice &device, bool paused)
{
    if (auto *process = qobject_cast<QProcess *>(&device)) {
        for (auto *notifier : process->findChildren<QSocketNotifier *>(Qt::FindDirectChildrenOnly)) {
            if (notifier->type() == QSocketNotifier::Read && notifier->isEnabled() == paused) {
                notifier->setEnabled(!paused);
            }
        }
    }
}

void abortDevice(QIODevice &device)
{
    if (auto *local = qobject_cast<QLocalSocket *>(&device)) {
        local->abort();
    } else if (auto *socket = qobject_cast<QAbstractSocket *>(&device)) {
        socket->abort();
    } else if (auto *process = qobject_cast<QProcess *>(&device)) {
        process->kill(); // close() would wait for bytes nobody takes
    } else {
        device.close();
    }
}

} // namespace wakedock::http_client
