#include "models/caddy/config_backup_list_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"

#include <QCoreApplication>

#include <utility>

namespace wakedock::models {

namespace {

const RoleTable<ConfigBackupRow> &backupRoles()
{
    using Row = const ConfigBackupRow &;
    using Model = ConfigBackupListModel;
    static const RoleTable<ConfigBackupRow> table{
        {Model::IdRole, "backupId", [](Row row) -> QVariant { return text(row.backup.id.value); }},
        {Model::WhenRole, "when", [](Row row) -> QVariant { return agoText(row.backup.createdAt, nowInMilliseconds()); }},
        {Model::MomentRole, "moment", [](Row row) -> QVariant { return momentText(row.backup.createdAt); }},
        {Model::SizeTextRole, "sizeText",
         [](Row row) -> QVariant { return bytesText(static_cast<std::int64_t>(row.backup.size)); }},
        {Model::ReasonRole, "reason", [](Row row) -> QVariant { return text(row.backup.reason); }},
        {Model::DamagedRole, "damaged", [](Row row) -> QVariant { return row.backup.damaged; }}};
    return table;
}

} // namespace

ConfigBackupListModel::ConfigBackupListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge) { }

QVariant ConfigBackupListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return backupRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(MomentRole) : role);
}

QHash<int, QByteArray> ConfigBackupListModel::roleNames() const
{
    return backupRoles().names();
}

void ConfigBackupListModel::reload()
{
    const quint64 mine = m_generation.next();
    m_state = RequestState::Loading;
    Q_EMIT changed();
    m_bridge.ask<std::vector<core::ConfigBackup>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.caddy.listBackups(std::move(context)); },
        [this, mine](const std::vector<core::ConfigBackup> &backups) {
            if (m_generation.isLatest(mine)) {
                load(backups);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                m_state = RequestState::Failed;
                m_error = ErrorText::of(error);
                Q_EMIT changed();
            }
        });
}

void ConfigBackupListModel::load(const std::vector<core::ConfigBackup> &backups)
{
    std::vector<ConfigBackupRow> fresh;
    fresh.reserve(backups.size());
    for (const core::ConfigBackup &backup : backups) {
        fresh.push_back({backup});
    }
    sync(std::move(fresh));
    m_state = RequestState::Ready;
    Q_EMIT changed();
}

void ConfigBackupListModel::make(const QString &reason)
{
    if (m_making) {
        return;
    }
    m_making = true;
    m_outcome.clear();
    m_failure = {};
    Q_EMIT changed();
    m_bridge.ask<core::ConfigBackup>(
        this, Bridge::Patience::Acting,
        [reason = reason.trimmed().toStdString()](const WindowUseCases &doors, core::CallContext context) {
            return doors.caddy.backUp(std::move(context), reason);
        },
        [this](const core::ConfigBackup &backup) { made(backup); },
        [this](const Error &error) {
            m_making = false;
            m_failure = ErrorText::of(error);
            Q_EMIT changed();
        });
}

void ConfigBackupListModel::made(const core::ConfigBackup &backup)
{
    m_making = false;
    m_outcome = indexOf(backup.id) < 0 ? QCoreApplication::translate("Caddy", "What is in force is kept.")
                                       : QCoreApplication::translate("Caddy", "The newest one holds just that already.");
    reload();
}

} // namespace wakedock::models
