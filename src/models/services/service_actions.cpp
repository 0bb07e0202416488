#include "models/services/service_actions.h"

#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

Task<core::OperationId> operationOf(Task<core::OperationTicket> task)
{
    const core::OperationTicket ticket = co_await task;
    co_return ticket.operationId;
}

ServiceActions::ServiceActions(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge) { }

void ServiceActions::start(const QString &serviceId)
{
    act(serviceId, &WindowUseCases::start);
}

void ServiceActions::stop(const QString &serviceId)
{
    act(serviceId, &WindowUseCases::stop);
}

void ServiceActions::restart(const QString &serviceId)
{
    act(serviceId, &WindowUseCases::restart);
}

void ServiceActions::wake(const QString &serviceId)
{
    act(serviceId, &WindowUseCases::wake);
}

void ServiceActions::putToSleep(const QString &serviceId)
{
    const core::PutServiceToSleep::Request request{core::ServiceId(serviceId.toStdString()), false};
    run(serviceId, [request](const WindowUseCases &doors, core::CallContext context) {
        return operationOf(doors.putToSleep(std::move(context), request));
    });
}

void ServiceActions::keepAwake(const QString &serviceId, int minutes)
{
    const core::KeepServiceAwake::Request request{core::ServiceId(serviceId.toStdString()), std::chrono::minutes(minutes)};
    run(serviceId, [request](const WindowUseCases &doors, core::CallContext context) {
        return operationOf(doors.keepAwake(std::move(context), request));
    });
}

void ServiceActions::redeploy(const QString &serviceId)
{
    act(serviceId, &WindowUseCases::redeploy);
}

void ServiceActions::rollBack(const QString &serviceId, qint64 revision)
{
    const core::RollBackRequest request{core::ServiceId(serviceId.toStdString()), revision};
    run(serviceId, [request](const WindowUseCases &doors, core::CallContext context) {
        return operationOf(doors.rollBack(std::move(context), request));
    });
}

bool ServiceActions::confirms(const QString &name, const QString &typedName) const
{
    return !name.isEmpty() && typedName.trimmed() == name;
}

void ServiceActions::remove(const QString &serviceId, const QString &name, const QString &typedName, bool removeVolumes,
                            bool keepContainer)
{
    if (!confirms(name, typedName)) {
        return;
    }
    core::RemoveRequest request;
    request.id = core::ServiceId(serviceId.toStdString());
    request.removeVolumes = removeVolumes;
    request.keepContainer = keepContainer;
    run(serviceId, [request](const WindowUseCases &doors, core::CallContext context) {
        return operationOf(doors.remove(std::move(context), request));
    });
}

void ServiceActions::act(const QString &serviceId, Door door)
{
    const core::ServiceId id(serviceId.toStdString());
    run(serviceId, [id, door](const WindowUseCases &doors, core::CallContext context) {
        return operationOf((doors.*door)(std::move(context), id));
    });
}

void ServiceActions::run(const QString &serviceId, Bridge::Question<core::OperationId> question)
{
    m_bridge.ask<core::OperationId>(
        this, Bridge::Patience::Acting, std::move(question),
        [this, serviceId](const core::OperationId &operation) { Q_EMIT operationStarted(serviceId, text(operation.value)); },
        [this, serviceId](const Error &error) {
            // Closing the window is no failure of the action.
            if (error.code() != ErrorCode::Cancelled) {
                Q_EMIT failed(serviceId, ErrorText::of(error));
            }
        });
}

} // namespace wakedock::models
