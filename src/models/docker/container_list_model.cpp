#include "models/docker/container_list_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"
#include "models/docker/docker_text.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

const core::Container &containerOf(const ContainerRow &row)
{
    return row.summary.container;
}

QString containerOwner(const core::ContainerSummary &summary)
{
    return text(summary.serviceName.empty() ? summary.composeProject : summary.serviceName);
}

QString containerOwnerKind(const core::ContainerSummary &summary)
{
    if (!summary.serviceName.empty()) {
        return QStringLiteral("service");
    }
    return summary.composeProject.empty() ? QString() : QStringLiteral("stack");
}

QString containerSearchText(const ContainerRow &row)
{
    return QStringList{text(containerOf(row).name),
                       text(containerOf(row).image),
                       text(containerOf(row).id),
                       containerOwner(row.summary),
                       containerStatusWord(containerOf(row)),
                       containerPortTexts(containerOf(row)).join(QLatin1Char(' '))}
        .join(QLatin1Char('\n'));
}

int containerGroups(const ContainerRow &row)
{
    const bool isLoose = row.summary.serviceName.empty() && row.summary.composeProject.empty();
    return (isContainerUp(containerOf(row).status) ? ContainerListModel::RunningGroup : ContainerListModel::RestingGroup)
        | (isLoose ? ContainerListModel::LooseGroup : 0);
}

/// Empty where it can become a service as it runs. The core has the last word (rules/adoption.h).
QString whyNotAdopted(const ContainerRow &row)
{
    const core::ContainerSummary &summary = row.summary;
    if (!summary.serviceName.empty()) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "It is the service %1 already.")).arg(text(summary.serviceName));
    }
    if (!summary.composeProject.empty()) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "It belongs to the stack %1, which is adopted as a whole."))
            .arg(text(summary.composeProject));
    }
    return summary.container.status == core::ContainerStatus::Running
        ? QString()
        : dockerWord(QT_TRANSLATE_NOOP("Docker", "It does not run. A container is adopted as it runs: start it first."));
}

void addReason(QVariantMap &why, const char *action, const QString &reason)
{
    if (!reason.isEmpty()) {
        why.insert(QLatin1String(action), reason);
    }
}

/// A service's container is its service's business; the core would refuse these, so they are not offered.
QVariantMap containerLimits(const ContainerRow &row)
{
    QVariantMap why;
    if (!row.summary.serviceName.empty()) {
        const QString reason = dockerWord(QT_TRANSLATE_NOOP("Docker", "It belongs to the service %1: use its own action."))
                                   .arg(text(row.summary.serviceName));
        for (const char *action : {"stop", "kill", "rename", "remove"}) {
            why.insert(QLatin1String(action), reason);
        }
    }
    addReason(why, "adopt", whyNotAdopted(row));
    if (containerOf(row).status != core::ContainerStatus::Running) {
        addReason(why, "terminal", dockerWord(QT_TRANSLATE_NOOP("Docker", "A terminal needs a container that runs.")));
    }
    for (const char *ability : {"pause", "rename"}) {
        if (row.limits.contains(QLatin1String(ability))) {
            why.insert(QLatin1String(ability), row.limits.value(QLatin1String(ability)));
        }
    }
    return why;
}

const RoleTable<ContainerRow> &containerRoles()
{
    using Row = const ContainerRow &;
    using Model = ContainerListModel;
    static const RoleTable<ContainerRow> table{
        {Model::KeyRole, "key", [](Row row) -> QVariant { return text(row.key()); }},
        {Model::NameRole, "name", [](Row row) -> QVariant { return text(containerOf(row).name); }},
        {Model::SearchRole, "searched", [](Row row) -> QVariant { return containerSearchText(row); }},
        {Model::GroupsRole, "groups", [](Row row) -> QVariant { return containerGroups(row); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
        {Model::StatusTextRole, "statusText", [](Row row) -> QVariant { return containerStatusWord(containerOf(row)); }},
        {Model::ToneRole, "tone", [](Row row) -> QVariant { return static_cast<int>(containerTone(containerOf(row))); }},
        {Model::ImageRole, "image", [](Row row) -> QVariant { return text(containerOf(row).image); }},
        {Model::OwnerRole, "owner", [](Row row) -> QVariant { return containerOwner(row.summary); }},
        {Model::OwnerKindRole, "ownerKind", [](Row row) -> QVariant { return containerOwnerKind(row.summary); }},
        {Model::ServiceIdRole, "serviceId",
         [](Row row) -> QVariant {
             return row.summary.serviceName.empty() ? QString() : text(row.summary.serviceId.value);
         }},
        {Model::PortsRole, "ports", [](Row row) -> QVariant { return containerPortTexts(containerOf(row)); }},
        {Model::CpuRole, "cpu", [](Row row) -> QVariant { return row.usage ? row.usage->cpuPercent : -1.0; }},
        {Model::CpuTextRole, "cpuText",
         [](Row row) -> QVariant { return row.usage ? percentText(row.usage->cpuPercent) : QString(); }},
        {Model::MemoryRole, "memory",
         [](Row row) -> QVariant { return row.usage ? static_cast<qlonglong>(row.usage->memoryBytes) : -1LL; }},
        {Model::MemoryTextRole, "memoryText",
         [](Row row) -> QVariant { return row.usage ? bytesText(row.usage->memoryBytes) : QString(); }},
        {Model::CreatedRole, "created",
         [](Row row) -> QVariant { return static_cast<qlonglong>(containerOf(row).createdAt.time_since_epoch().count()); }},
        {Model::CanStartRole, "canStart", [](Row row) -> QVariant { return isContainerAtRest(containerOf(row).status); }},
        {Model::CanStopRole, "canStop", [](Row row) -> QVariant { return isContainerUp(containerOf(row).status); }},
        {Model::PausedRole, "paused",
         [](Row row) -> QVariant { return containerOf(row).status == core::ContainerStatus::Paused; }},
        {Model::WhyNotRole, "whyNot", [](Row row) -> QVariant { return containerLimits(row); }},
    };
    return table;
}

QString mountsText(const core::Container &container)
{
    QStringList lines;
    for (const auto &mount : container.mounts) {
        const QString suffix = mount.readOnly ? dockerWord(QT_TRANSLATE_NOOP("Docker", " (read-only)")) : QString();
        lines.append(QStringLiteral("%1 → %2%3").arg(text(mount.source), text(mount.target), suffix));
    }
    return lines.join(QLatin1Char('\n'));
}

QString networksText(const core::Container &container)
{
    QStringList lines;
    for (const auto &network : container.networks) {
        const auto address = container.addresses.find(network);
        lines.append(address == container.addresses.end() || address->second.empty()
                         ? text(network)
                         : QStringLiteral("%1  %2").arg(text(network), text(address->second)));
    }
    return lines.join(QLatin1Char('\n'));
}

std::optional<core::ContainerUsage> measuredUsage(const DockerDoors::Usage &usage, const std::string &id)
{
    if (!usage) {
        return std::nullopt;
    }
    const auto measured = usage->find(id);
    return measured == usage->end() ? std::nullopt : std::optional(measured->second);
}

QString momentOrNothing(const std::optional<Timestamp> &at)
{
    return at ? momentText(*at) : QString();
}

} // namespace

ContainerListModel::ContainerListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent)
    : KeyedListModel(bridge, engine, parent)
    , m_actions(actions)
{
    connect(&actions, &ActionRunner::busyChanged, this, &ContainerListModel::touch);
    connect(&bridge, &Bridge::eventsArrived, this, [this](const std::vector<core::EventRecord> &events) {
        for (const auto &record : events) {
            if (const auto *sampled = std::get_if<core::UsageSampled>(&record.event)) {
                measure(sampled->containers);
            }
        }
    });
}

QVariant ContainerListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return containerRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> ContainerListModel::roleNames() const
{
    return containerRoles().names();
}

int ContainerListModel::runningCount() const
{
    return static_cast<int>(std::count_if(
        rows().begin(), rows().end(), [](const ContainerRow &one) { return isContainerUp(one.summary.container.status); }));
}

QVariantList ContainerListModel::facts(const QString &key) const
{
    QVariantList facts;
    const int known = indexOf(key.toStdString());
    if (known < 0) {
        return facts;
    }
    const core::ContainerSummary &summary = row(known).summary;
    const core::Container &container = summary.container;
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Image")), text(container.image));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Container ID")), shortId(container.id), true);
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Service")), text(summary.serviceName));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Stack")), text(summary.composeProject));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "The engine says")), text(container.error));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Ports")),
                  containerPortTexts(container).join(QLatin1Char('\n')));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Networks")), networksText(container));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Mounts")), mountsText(container));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Restarts by itself")),
                  restartWord(container.restartPolicy));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Created")), momentText(container.createdAt));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Started")), momentOrNothing(container.startedAt));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Ended")),
                  isContainerAtRest(container.status) ? momentOrNothing(container.finishedAt) : QString());
    return facts;
}

void ContainerListModel::read()
{
    ask<core::ContainerSummary>(&DockerDoors::listContainers,
                                [this](std::vector<core::ContainerSummary> containers) { load(std::move(containers)); });
    if (!m_usage) {
        loadUsage();
    }
}

void ContainerListModel::load(std::vector<core::ContainerSummary> containers)
{
    const QVariantMap limits = engine().limits();
    std::vector<ContainerRow> fresh;
    fresh.reserve(containers.size());
    for (auto &summary : containers) {
        ContainerRow one{std::move(summary), {}, limits, false};
        one.busy = m_actions.isBusy(text(one.key()));
        if (isContainerUp(one.summary.container.status)) {
            one.usage = measuredUsage(m_usage, one.key());
        }
        fresh.push_back(std::move(one));
    }
    sync(std::move(fresh));
}

void ContainerListModel::loadUsage()
{
    bridge().ask<DockerDoors::Usage>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) {
            return doors.docker.containerUsage(std::move(context));
        },
        [this](const DockerDoors::Usage &usage) { measure(usage); },
        // The next sample comes by itself; until then the column is empty, which is the truth.
        [](const Error &) {});
}

void ContainerListModel::measure(const DockerDoors::Usage &usage)
{
    m_usage = usage;
    if (!usage || rows().empty() || !isWatched()) {
        return;
    }
    for (ContainerRow &one : editableRows()) {
        one.usage = measuredUsage(usage, one.key());
    }
    announce(0, rowCount() - 1, {CpuRole, CpuTextRole, MemoryRole, MemoryTextRole});
}

void ContainerListModel::touch(const QString &key)
{
    const int known = indexOf(key.toStdString());
    if (known >= 0) {
        ContainerRow fresh = row(known);
        fresh.busy = m_actions.isBusy(key);
        replace(known, std::move(fresh));
    }
}

} // namespace wakedock::models
