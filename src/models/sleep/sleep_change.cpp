#include "models/sleep/sleep_change.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "backend/core/domain/rules/sleep_settings.h"
#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

namespace {

using ServiceAfter = std::shared_ptr<const core::Service>;

Task<ServiceAfter> serviceAfter(Task<core::OperationTicket> change)
{
    const core::OperationTicket ticket = co_await change;
    co_return co_await ticket.done;
}

} // namespace

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
    send(*service, sleep, service->record.config.sleep, said);
}

void SleepChange::refuse(const QString &why)
{
    m_error = why;
    Q_EMIT changed();
}

void SleepChange::send(const core::Service &service, const core::SleepPolicy &sleep, std::optional<core::SleepPolicy> before,
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
    const quint64 mine = m_generation.next();
    m_bridge.ask<ServiceAfter>(
        this, Bridge::Patience::Acting,
        [request](const WindowUseCases &doors, core::CallContext context) {
            return serviceAfter(doors.change(std::move(context), request));
        },
        [this, mine, before = std::move(before), said](const ServiceAfter &after) {
            if (m_generation.isLatest(mine)) {
                m_past = before && after ? std::optional(Past{after, *before}) : std::nullopt;
                settle(said, {});
            }
            Q_EMIT done();
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                settle(m_said, ErrorText::of(error).message);
            }
        });
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
    if (m_busy || !m_past) {
        return;
    }
    const auto known = m_services.find(m_past->after->record.id);
    // The list may be told of the change a moment after its answer.
    const auto newest = known && known->record.version < m_past->after->record.version ? m_past->after : known;
    if (newest && newest->record.config.sleep == m_past->after->record.config.sleep) {
        send(*newest, m_past->before, std::nullopt, {});
    } else {
        dismiss();
    }
}

void SleepChange::dismiss()
{
    m_generation.next();
    m_busy = false;
    m_past.reset();
    m_said.clear();
    m_error.clear();
    Q_EMIT changed();
}

} // namespace wakedock::models
