#include "models/services/deployment_list_model.h"

#include "models/common/text_format.h"
#include "models/operations/run_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

QString deploymentTrigger(core::DeployTrigger trigger)
{
    switch (trigger) {
    case core::DeployTrigger::Create:
        return QCoreApplication::translate("DeploymentListModel", "First deployment");
    case core::DeployTrigger::Change:
        return QCoreApplication::translate("DeploymentListModel", "Configuration changed");
    case core::DeployTrigger::Redeploy:
        return QCoreApplication::translate("DeploymentListModel", "Redeployed");
    case core::DeployTrigger::Rollback:
        return QCoreApplication::translate("DeploymentListModel", "Rolled back");
    case core::DeployTrigger::Recovery:
        break;
    }
    return QCoreApplication::translate("DeploymentListModel", "Recovered after a restart");
}

} // namespace

DeploymentListModel::DeploymentListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &DeploymentListModel::receive);
    connect(this, &QAbstractItemModel::rowsInserted, this, &DeploymentListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &DeploymentListModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &DeploymentListModel::countChanged);
}

QVariant DeploymentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const core::Deployment &one = row(index.row()).deployment;
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return QCoreApplication::translate("DeploymentListModel", "Revision %1").arg(one.revision);
    case TriggerRole:
        return deploymentTrigger(one.trigger);
    case StatusTextRole:
        return runWord(one.status);
    case ToneRole:
        return static_cast<int>(runTone(one.status));
    case WhenRole:
        return agoText(one.startedAt, nowInMilliseconds());
    case DurationRole:
        return one.finishedAt ? durationText(*one.finishedAt - one.startedAt) : QString();
    case ActorRole:
        return text(one.actor);
    case MessageRole:
        return one.error ? text(one.error->message) : QString();
    case RemedyRole:
        return one.error ? text(one.error->remedy) : QString();
    case RevisionRole:
        return static_cast<int>(one.revision);
    case CanRollBackRole:
        return wasReplaced(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> DeploymentListModel::roleNames() const
{
    return {{TitleRole, "title"},
            {TriggerRole, "trigger"},
            {StatusTextRole, "statusText"},
            {ToneRole, "tone"},
            {WhenRole, "when"},
            {DurationRole, "duration"},
            {ActorRole, "actor"},
            {MessageRole, "message"},
            {RemedyRole, "remedy"},
            {RevisionRole, "revision"},
            {CanRollBackRole, "canRollBack"}};
}

bool DeploymentListModel::wasReplaced(int index) const
{
    if (row(index).deployment.status != core::RunStatus::Succeeded) {
        return false;
    }
    for (int newer = 0; newer < index; ++newer) {
        if (row(newer).deployment.status == core::RunStatus::Succeeded) {
            return true;
        }
    }
    return false;
}

void DeploymentListModel::show(const core::ServiceId &id)
{
    m_id = id;
    reset({});
    reload();
}

void DeploymentListModel::reload()
{
    const quint64 mine = m_generation.next();
    if (m_id.isEmpty()) {
        setState(RequestState::Idle);
        return;
    }
    setState(RequestState::Loading);
    m_bridge.ask<std::vector<core::Deployment>>(
        this, Bridge::Patience::Reading,
        [id = m_id](const WindowUseCases &doors, core::CallContext context) {
            return doors.listDeployments(std::move(context), core::ListDeploymentsRequest{id, {}});
        },
        [this, mine](const std::vector<core::Deployment> &deployments) {
            if (m_generation.isLatest(mine)) {
                std::vector<DeploymentRow> fresh;
                for (const auto &deployment : deployments) {
                    fresh.push_back({deployment});
                }
                sync(std::move(fresh));
                setState(RequestState::Ready);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void DeploymentListModel::receive(const std::vector<core::EventRecord> &events)
{
    const bool touched = std::any_of(events.begin(), events.end(), [this](const core::EventRecord &record) {
        const auto *finished = std::get_if<core::DeploymentFinished>(&record.event);
        return finished && finished->deployment->serviceId == m_id;
    });
    if (touched) {
        reload();
    }
}

void DeploymentListModel::setState(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace wakedock::models
