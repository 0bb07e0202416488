#include "models/stacks/stack_removal_model.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "models/common/text_format.h"
#include "models/services/service_actions.h"

#include <optional>
#include <utility>

namespace wakedock::models {

QString StackRemovalModel::name() const
{
    return text(m_id.name);
}

Task<StackRemovalModel::Facts> StackRemovalModel::look(CoreDoor<core::StackDetail, core::StackId> get,
                                                       CoreDoor<std::vector<core::VolumeSummary>, core::HostId> list,
                                                       core::CallContext context, core::StackId id)
{
    Facts facts;
    const auto detail = co_await get(context, id);
    if (detail.stack.record) {
        facts.adopted = detail.stack.record->adopted;
        facts.version = detail.stack.record->version;
    }
    for (const auto &volume : co_await list(context, id.hostId)) {
        const auto project = volume.labels.find(core::compose_label::Project);
        if (project != volume.labels.end() && project->second == id.name) {
            facts.volumes.append(text(volume.name));
        }
    }
    co_return Facts(facts);
}

void StackRemovalModel::begin(const QString &key)
{
    clear();
    m_id = core::readStackId(key.toStdString()).value_or(core::StackId());
    m_state = RequestState::Loading;
    Q_EMIT changed();
    const quint64 mine = m_generation.next();
    m_bridge.ask<Facts>(
        this, Bridge::Patience::Reading,
        [id = m_id](const WindowUseCases &doors, core::CallContext context) {
            return look(doors.stacks.get, doors.docker.listVolumes, std::move(context), id);
        },
        [this, mine](const Facts &facts) {
            if (m_generation.isLatest(mine)) {
                take(facts);
            }
        },
        [this, mine](const Error &) {
            if (m_generation.isLatest(mine)) {
                m_state = RequestState::Failed;
                Q_EMIT changed();
            }
        });
}

void StackRemovalModel::take(const Facts &facts)
{
    m_volumes = facts.volumes;
    m_adopted = facts.adopted;
    m_version = facts.version;
    m_state = RequestState::Ready;
    Q_EMIT changed();
}

void StackRemovalModel::choose(const QString &volume, bool goes)
{
    m_chosen.removeAll(volume);
    if (goes && m_volumes.contains(volume)) {
        m_chosen.append(volume);
    }
    Q_EMIT chosenChanged();
}

void StackRemovalModel::remove()
{
    if (m_sending || m_state == RequestState::Loading) {
        return;
    }
    core::RemoveStackRequest request;
    request.id = m_id;
    if (m_version > 0) {
        request.expectedVersion = m_version;
    }
    for (const QString &volume : std::as_const(m_chosen)) {
        request.volumes.push_back(volume.toStdString());
    }
    m_sending = true;
    m_failure = {};
    Q_EMIT changed();
    const quint64 mine = m_generation.next();
    m_bridge.ask<core::OperationId>(
        this, Bridge::Patience::Acting,
        [request = std::move(request)](const WindowUseCases &doors, core::CallContext context) {
            return operationOf(doors.stacks.remove(std::move(context), request));
        },
        [this, mine](const core::OperationId &operation) {
            if (m_generation.isLatest(mine)) {
                m_sending = false;
                Q_EMIT changed();
                Q_EMIT started(text(operation.value));
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                m_sending = false;
                m_failure = ErrorText::of(error);
                Q_EMIT changed();
            }
        });
}

void StackRemovalModel::clear()
{
    m_generation.next();
    m_state = RequestState::Idle;
    m_adopted = false;
    m_sending = false;
    m_version = 0;
    m_volumes.clear();
    m_chosen.clear();
    m_failure = {};
    Q_EMIT changed();
    Q_EMIT chosenChanged();
}

} // namespace wakedock::models
