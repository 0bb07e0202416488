#include "models/sleep/sleep_change.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/sleep_settings.h"
#include "models/common/text_format.h"
#include "models/services/service_actions.h"

#include <utility>

namespace wakedock::models {

SleepChange::SleepChange(Bridge &bridge, ServiceListModel &services, QObject *parent)
    : QObject(parent)
    , m_bridge(bridge)
    , m_services(services)
{
}

bool SleepChange::allowed() const
{
    return m_bridge.may(core::permission::ServicesUpdate);
}

void SleepChange::apply(const core::ServiceId &id, const Edit &edit, const QString &said)
{
    const auto service = m_services.find(id);
    if (!service || m_busy) {
        return;
    }
    core::SleepPolicy sleep = service->record.config.sleep;
    edit(sleep);
    if (const auto problems = core::brokenSleepRules(sleep); !problems.empty()) {
        refuse(text(problems.front().message));
        return;
    }
    send(*service, sleep, Past{id, service->record.config.sleep}, said);
}

void SleepChange::refuse(const QString &why)
{
    m_error = why;
    Q_EMIT changed();
}

void SleepChange::send(const core::Service &service, const core::SleepPolicy &sleep, std::optional<Past> past,
                       const QString &said)
{
    core::ChangeRequest request;
    request.id = service.record.id;
    request.expectedVersion = service.record.version;
    request.config = service.record.config;
    request.config.sleep = sleep;
    request.apply = false; // WakeDock alone acts on it: the container need not be made anew.
    m_busy = true;
    m_error.clear();
    Q_EMIT changed();
    m_bridge.ask<core::OperationId>(
        this, Bridge::Patience::Acting,
        [request](const WindowUseCases &doors, core::CallContext context) {
            return operationOf(doors.change(std::move(context), request));
        },
        [this, past, said](const core::OperationId &) {
            m_past = past;
            settle(said, {});
            Q_EMIT done();
        },
        [this](const Error &error) { settle(m_said, ErrorText::of(error).message); });
}

void SleepChange::settle(const QString &said, const QString &error)
{
    m_busy = false;
    m_said = said;
    m_error = error;
    Q_EMIT changed();
}

void SleepChange::undo()
{
    const auto service = m_past ? m_services.find(m_past->id) : nullptr;
    if (service && !m_busy) {
        send(*service, m_past->sleep, std::nullopt, {});
    }
}

void SleepChange::dismiss()
{
    m_past.reset();
    m_said.clear();
    m_error.clear();
    Q_EMIT changed();
}

} // namespace wakedock::models
