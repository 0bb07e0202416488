#include "models/caddy/backup_comparison_model.h"

#include "models/common/text_format.h"

#include <utility>

namespace wakedock::models {

bool BackupComparisonModel::canRestore() const
{
    return m_state == RequestState::Ready && m_differences.count() > 0 && !m_restoring;
}

void BackupComparisonModel::set(RequestState state, ErrorText error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT changed();
}

void BackupComparisonModel::compare(const QString &backupId)
{
    const quint64 mine = m_generation.next();
    m_id = backupId;
    m_restoring = false;
    m_differences.show({});
    set(RequestState::Loading);
    m_bridge.ask<DifferenceTexts>(
        this, Bridge::Patience::Reading,
        [id = core::ConfigBackupId(backupId.toStdString())](const WindowUseCases &doors, core::CallContext context) {
            return doors.caddy.compareBackup(std::move(context), id, true);
        },
        [this, mine](const DifferenceTexts &differences) {
            if (m_generation.isLatest(mine)) {
                m_differences.show(differences);
                set(RequestState::Ready);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                set(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void BackupComparisonModel::restore()
{
    if (!canRestore()) {
        return;
    }
    const quint64 mine = m_generation.next();
    m_restoring = true;
    set(RequestState::Ready);
    m_bridge.ask<AppliedSight>(
        this, Bridge::Patience::Acting,
        [id = core::ConfigBackupId(m_id.toStdString())](const WindowUseCases &doors, core::CallContext context) {
            return doors.caddy.restore(std::move(context), id);
        },
        [this, mine](const AppliedSight &done) {
            if (m_generation.isLatest(mine)) {
                m_restoring = false;
                set(RequestState::Ready);
            }
            Q_EMIT restored(done.warnings.empty() ? QString() : text(done.warnings.front().message));
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                m_restoring = false;
                set(RequestState::Ready, ErrorText::of(error));
            }
        });
}

} // namespace wakedock::models
