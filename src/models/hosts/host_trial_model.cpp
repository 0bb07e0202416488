#include "models/hosts/host_trial_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>

namespace wakedock::models {

void HostTrialModel::test(const QString &hostId, const QString &hostName)
{
    clear();
    const quint64 mine = m_generation.next();
    m_hostId = hostId;
    m_hostName = hostName;
    m_state = RequestState::Loading;
    Q_EMIT changed();
    m_bridge.ask<core::HostTrial>(
        this, Bridge::Patience::Reading,
        [id = core::HostId(hostId.toStdString())](const WindowUseCases &doors, core::CallContext context) {
            return doors.hosts.test(std::move(context), id);
        },
        [this, mine](const core::HostTrial &trial) {
            if (m_generation.isLatest(mine)) {
                tell(trial);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                tell(error, RequestState::Failed);
            }
        });
}

void HostTrialModel::clear()
{
    m_generation.next();
    m_state = RequestState::Idle;
    m_works = false;
    m_title.clear();
    m_detail.clear();
    m_remedy.clear();
    Q_EMIT changed();
}

void HostTrialModel::tell(const core::HostTrial &trial)
{
    if (trial.problem) {
        tell(*trial.problem, RequestState::Ready);
        return;
    }
    const core::EngineVersion engine = trial.engine.value_or(core::EngineVersion());
    m_works = true;
    m_title = QCoreApplication::translate("Hosts", "It answers");
    m_detail = QCoreApplication::translate("Hosts", "%1 %2 on %3/%4, spoken to with API %5.")
                   .arg(text(engine.name), text(engine.version), text(engine.os), text(engine.architecture),
                        text(engine.apiVersion));
    m_state = RequestState::Ready;
    Q_EMIT changed();
}

void HostTrialModel::tell(const Error &problem, RequestState state)
{
    m_works = false;
    m_title =
        state == RequestState::Ready ? QCoreApplication::translate("Hosts", "It cannot be used") : titleOf(problem.code());
    m_detail = text(problem.message());
    m_remedy = text(problem.remedy());
    m_state = state;
    Q_EMIT changed();
}

} // namespace wakedock::models
