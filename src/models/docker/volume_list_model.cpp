#include "models/docker/volume_list_model.h"

#include "backend/core/domain/rules/object_users.h"
#include "models/common/role_table.h"
#include "models/common/text_format.h"
#include "models/docker/docker_text.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

QString volumeSearchText(const core::VolumeSummary &volume)
{
    return QStringList{text(volume.name), text(volume.driver), text(core::composeProjectOf(volume.labels)),
                       usersSentence(volume.usedBy)}
        .join(QLatin1Char('\n'));
}

QString volumeAge(const core::VolumeSummary &volume)
{
    return volume.createdAt == Timestamp{} ? QString() : agoText(volume.createdAt, nowInMilliseconds());
}

const RoleTable<VolumeRow> &volumeRoles()
{
    using Row = const VolumeRow &;
    using Model = VolumeListModel;
    static const RoleTable<VolumeRow> table{
        {Model::KeyRole, "key", [](Row row) -> QVariant { return text(row.volume.name); }},
        {Model::NameRole, "name", [](Row row) -> QVariant { return text(row.volume.name); }},
        {Model::SearchRole, "searched", [](Row row) -> QVariant { return volumeSearchText(row.volume); }},
        {Model::GroupsRole, "groups", [](Row row) -> QVariant { return useGroup(row.volume.usedBy); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
        {Model::DriverRole, "driver", [](Row row) -> QVariant { return text(row.volume.driver); }},
        {Model::SizeRole, "size", [](Row row) -> QVariant { return static_cast<qlonglong>(row.size.value_or(-1)); }},
        {Model::SizeTextRole, "sizeText", [](Row row) -> QVariant { return row.size ? bytesText(*row.size) : QString(); }},
        {Model::CreatedRole, "created",
         [](Row row) -> QVariant { return static_cast<qlonglong>(row.volume.createdAt.time_since_epoch().count()); }},
        {Model::AgeRole, "age", [](Row row) -> QVariant { return volumeAge(row.volume); }},
        {Model::UsedByRole, "usedBy", [](Row row) -> QVariant { return usersText(row.volume.usedBy); }},
        {Model::UsersRole, "users", [](Row row) -> QVariant { return usersSentence(row.volume.usedBy); }},
        {Model::StackRole, "stack", [](Row row) -> QVariant { return text(core::composeProjectOf(row.volume.labels)); }},
    };
    return table;
}

std::optional<std::int64_t> sizeOfVolume(const DockerDoors::Sizes &sizes, const std::string &name)
{
    const auto found = sizes.find(name);
    return found == sizes.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

VolumeListModel::VolumeListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent)
    : KeyedListModel(bridge, engine, parent)
    , m_actions(actions)
{
    connect(&actions, &ActionRunner::busyChanged, this, &VolumeListModel::touch);
}

QVariant VolumeListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return volumeRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> VolumeListModel::roleNames() const
{
    return volumeRoles().names();
}

QString VolumeListModel::sizeText() const
{
    std::int64_t bytes = 0;
    for (const VolumeRow &one : rows()) {
        bytes += one.size.value_or(0);
    }
    return m_sizes.empty() ? QString() : bytesText(bytes);
}

int VolumeListModel::unusedCount() const
{
    return static_cast<int>(
        std::count_if(rows().begin(), rows().end(), [](const VolumeRow &one) { return one.volume.usedBy.empty(); }));
}

QVariantList VolumeListModel::facts(const QString &key) const
{
    QVariantList facts;
    const int known = indexOf(key.toStdString());
    if (known < 0) {
        return facts;
    }
    const VolumeRow &one = row(known);
    const core::VolumeSummary &volume = one.volume;
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Used by")),
                  volume.usedBy.empty() ? dockerWord(QT_TRANSLATE_NOOP("Docker", "Nobody")) : usersSentence(volume.usedBy));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Stack")), text(core::composeProjectOf(volume.labels)));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Size")), one.size ? bytesText(*one.size) : QString());
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Driver")), text(volume.driver));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "On the host at")), text(volume.mountpoint), true);
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Made")),
                  volume.createdAt == Timestamp{} ? QString() : momentText(volume.createdAt));
    // Values stay away: options of a network share hold its password.
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Options")), namesText(volume.options), true);
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Labels")), namesText(volume.labels), true);
    return facts;
}

void VolumeListModel::read()
{
    ask<core::VolumeSummary>(&DockerDoors::listVolumes, [this](std::vector<core::VolumeSummary> volumes) {
        std::vector<VolumeRow> fresh;
        fresh.reserve(volumes.size());
        for (auto &volume : volumes) {
            const auto size = sizeOfVolume(m_sizes, volume.name);
            const bool busy = m_actions.isBusy(text(volume.name));
            fresh.push_back({std::move(volume), size, busy});
        }
        sync(std::move(fresh));
    });
}

void VolumeListModel::clear()
{
    m_measurement.next();
    m_sizes.clear();
    setMeasuring(RequestState::Idle);
    reset({});
}

void VolumeListModel::measure()
{
    const quint64 mine = m_measurement.next();
    setMeasuring(RequestState::Loading);
    bridge().ask<DockerDoors::Sizes>(
        this, Bridge::Patience::Acting,
        [host = engine().host()](const WindowUseCases &doors, core::CallContext context) {
            return doors.docker.measureVolumes(std::move(context), host);
        },
        [this, mine](DockerDoors::Sizes sizes) {
            if (m_measurement.isLatest(mine)) {
                takeSizes(std::move(sizes));
            }
        },
        [this, mine](const Error &error) {
            if (m_measurement.isLatest(mine)) {
                setMeasuring(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void VolumeListModel::setMeasuring(RequestState state, ErrorText error)
{
    m_measuring = state;
    m_measuringError = std::move(error);
    Q_EMIT measuringChanged();
}

void VolumeListModel::takeSizes(DockerDoors::Sizes sizes)
{
    m_sizes = std::move(sizes);
    for (int index = 0; index < rowCount(); ++index) {
        VolumeRow fresh = row(index);
        fresh.size = sizeOfVolume(m_sizes, fresh.volume.name);
        replace(index, std::move(fresh));
    }
    setMeasuring(RequestState::Ready);
    Q_EMIT loaded();
}

void VolumeListModel::touch(const QString &key)
{
    const int known = indexOf(key.toStdString());
    if (known >= 0) {
        VolumeRow fresh = row(known);
        fresh.busy = m_actions.isBusy(key);
        replace(known, std::move(fresh));
    }
}

} // namespace wakedock::models
