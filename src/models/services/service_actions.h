#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"

#include <QObject>
#include <QString>

namespace wakedock::models {

/// What the operator can do to a service. Each action answers as soon as it is recorded: `operationStarted` names the
/// operation to follow, `failed` says why it was refused.
class ServiceActions : public QObject
{
    Q_OBJECT

public:
    explicit ServiceActions(Bridge &bridge, QObject *parent = nullptr);

    Q_INVOKABLE void start(const QString &serviceId);
    Q_INVOKABLE void stop(const QString &serviceId);
    Q_INVOKABLE void restart(const QString &serviceId);
    Q_INVOKABLE void wake(const QString &serviceId);
    /// Refused while connections are open.
    Q_INVOKABLE void putToSleep(const QString &serviceId);
    /// Wakes it where it sleeps. 0 minutes = it may sleep again.
    Q_INVOKABLE void keepAwake(const QString &serviceId, int minutes);
    Q_INVOKABLE void redeploy(const QString &serviceId);
    Q_INVOKABLE void rollBack(const QString &serviceId, qint64 revision);
    /// Does nothing unless `typedName` is the name: what destroys is confirmed by hand.
    /// @param keepContainer the container it adopted runs on, as nobody's
    Q_INVOKABLE void remove(const QString &serviceId, const QString &name, const QString &typedName, bool removeVolumes,
                            bool keepContainer = false);
    Q_INVOKABLE [[nodiscard]] bool confirms(const QString &name, const QString &typedName) const;

Q_SIGNALS:
    /// `operationId` is empty when there was nothing to do.
    void operationStarted(const QString &serviceId, const QString &operationId);
    void failed(const QString &serviceId, const wakedock::models::ErrorText &error);

private:
    using Door = WindowUseCases::Door<core::OperationTicket, core::ServiceId> WindowUseCases::*;
    void act(const QString &serviceId, Door door);
    void run(const QString &serviceId, Bridge::Question<core::OperationId> question);

    Bridge &m_bridge;
};

/// Only the operation's id crosses to the window: the ticket's completion belongs to the backend thread.
Task<core::OperationId> operationOf(Task<core::OperationTicket> task);

} // namespace wakedock::models
