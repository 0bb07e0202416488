#include "models/registries/registry_list_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"

#include <QCoreApplication>

#include <utility>

namespace wakedock::models {

namespace {

QString registryWord(const char *word)
{
    return QCoreApplication::translate("Registries", word);
}

QString registryUser(const core::Registry &registry)
{
    return registry.username.empty() ? registryWord(QT_TRANSLATE_NOOP("Registries", "without login"))
                                     : text(registry.username);
}

QString registryStatus(const RegistryRow &row)
{
    if (row.trying) {
        return registryWord(QT_TRANSLATE_NOOP("Registries", "Being tried"));
    }
    if (!row.trial) {
        return registryWord(QT_TRANSLATE_NOOP("Registries", "Not tried yet"));
    }
    if (row.trial->problem) {
        return registryWord(QT_TRANSLATE_NOOP("Registries", "Does not work"));
    }
    return row.registry.username.empty() ? registryWord(QT_TRANSLATE_NOOP("Registries", "It answers"))
                                         : registryWord(QT_TRANSLATE_NOOP("Registries", "The login works"));
}

Tone registryTone(const RegistryRow &row)
{
    if (row.trying) {
        return Tone::Progress;
    }
    if (!row.trial) {
        return Tone::Neutral;
    }
    return row.trial->problem ? Tone::Negative : Tone::Positive;
}

QString registryProblem(const RegistryRow &row, std::string core::RegistryProblem::*part)
{
    return row.trial && row.trial->problem && !row.trying ? text((*row.trial->problem).*part) : QString();
}

const RoleTable<RegistryRow> &registryRoles()
{
    using Row = const RegistryRow &;
    using Model = RegistryListModel;
    static const RoleTable<RegistryRow> table{
        {Model::IdRole, "registryId", [](Row row) -> QVariant { return text(row.registry.id.value); }},
        {Model::AddressRole, "address", [](Row row) -> QVariant { return text(row.registry.address); }},
        {Model::UserRole, "user", [](Row row) -> QVariant { return registryUser(row.registry); }},
        {Model::StatusTextRole, "statusText", [](Row row) -> QVariant { return registryStatus(row); }},
        {Model::ToneRole, "tone", [](Row row) -> QVariant { return static_cast<int>(registryTone(row)); }},
        {Model::WhenRole, "when",
         [](Row row) -> QVariant { return row.trial ? agoText(row.trial->at, nowInMilliseconds()) : QString(); }},
        {Model::DetailRole, "detail",
         [](Row row) -> QVariant { return registryProblem(row, &core::RegistryProblem::message); }},
        {Model::RemedyRole, "remedy",
         [](Row row) -> QVariant { return registryProblem(row, &core::RegistryProblem::remedy); }},
        {Model::TryingRole, "trying", [](Row row) -> QVariant { return row.trying; }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
    };
    return table;
}

} // namespace

RegistryListModel::RegistryListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &RegistryListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &RegistryListModel::countChanged);
    reload();
}

QVariant RegistryListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return registryRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(AddressRole) : role);
}

QHash<int, QByteArray> RegistryListModel::roleNames() const
{
    return registryRoles().names();
}

std::optional<core::Registry> RegistryListModel::find(const core::RegistryId &id) const
{
    const int known = indexOf(id);
    return known < 0 ? std::nullopt : std::optional(row(known).registry);
}

void RegistryListModel::setState(RequestState state, ErrorText error)
{
    if (m_state != state || m_error != error) {
        m_state = state;
        m_error = std::move(error);
        Q_EMIT stateChanged();
    }
}

void RegistryListModel::reload()
{
    const quint64 mine = m_generation.next();
    if (m_state != RequestState::Ready) {
        setState(RequestState::Loading);
    }
    m_bridge.ask<std::vector<core::Registry>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.registries.list(std::move(context)); },
        [this, mine](const std::vector<core::Registry> &registries) {
            if (m_generation.isLatest(mine)) {
                load(registries);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void RegistryListModel::load(const std::vector<core::Registry> &registries)
{
    std::vector<RegistryRow> fresh;
    for (const core::Registry &registry : registries) {
        const int known = indexOf(registry.id);
        fresh.push_back(known < 0 ? RegistryRow{registry, {}, false, false} : row(known));
        fresh.back().trial = registry.lastTrial;
        fresh.back().registry = registry;
    }
    sync(std::move(fresh));
    setState(RequestState::Ready);
    Q_EMIT loaded();
}

void RegistryListModel::test(const QString &registryId)
{
    const core::RegistryId id(registryId.toStdString());
    const int known = indexOf(id);
    if (known < 0 || row(known).trying) {
        return;
    }
    RegistryRow fresh = row(known);
    fresh.trying = true;
    replace(known, std::move(fresh));
    m_bridge.ask<std::optional<core::RegistryProblem>>(
        this, Bridge::Patience::Acting,
        [id](const WindowUseCases &doors, core::CallContext context) {
            return doors.registries.test(std::move(context), id, core::localHost());
        },
        [this, id](const std::optional<core::RegistryProblem> &problem) { tell(id, problem); },
        [this, id](const Error &error) {
            tell(id, core::RegistryProblem{error.reason(), error.message(), error.remedy()});
        });
}

void RegistryListModel::tell(const core::RegistryId &id, std::optional<core::RegistryProblem> problem)
{
    const int known = indexOf(id);
    if (known >= 0) {
        RegistryRow fresh = row(known);
        fresh.trying = false;
        fresh.trial = core::RegistryTrial{nowInMilliseconds(), std::move(problem)};
        replace(known, std::move(fresh));
    }
}

void RegistryListModel::setBusy(const core::RegistryId &id, bool busy)
{
    const int known = indexOf(id);
    if (known >= 0) {
        RegistryRow fresh = row(known);
        fresh.busy = busy;
        replace(known, std::move(fresh));
    }
}

} // namespace wakedock::models
