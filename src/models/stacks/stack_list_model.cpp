#include "models/stacks/stack_list_model.h"

#include "backend/core/domain/rules/stack_rules.h"
#include "models/common/role_table.h"
#include "models/common/text_format.h"
#include "models/stacks/stack_text.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

QString stackChanged(const core::Stack &stack)
{
    return stack.record ? agoText(stack.record->updatedAt, nowInMilliseconds()) : QString();
}

QString stackSearchText(const StackRow &row)
{
    QString all = text(row.stack.id.name) + QLatin1Char(' ') + row.hostName + QLatin1Char(' ')
        + stackStatusWord(row.stack.status) + QLatin1Char(' ') + text(row.stack.statusReason);
    for (const core::StackServiceRow &service : row.stack.services) {
        for (const std::string &part : {service.name, service.image, service.domain}) {
            all += QLatin1Char(' ') + text(part);
        }
    }
    return all;
}

const RoleTable<StackRow> &stackRoles()
{
    using Row = const StackRow &;
    using Model = StackListModel;
    static const RoleTable<StackRow> table{
        {Model::KeyRole, "key", [](Row row) -> QVariant { return text(core::stackIdText(row.stack.id)); }},
        {Model::NameRole, "name", [](Row row) -> QVariant { return text(row.stack.id.name); }},
        {Model::HostRole, "hostName", [](Row row) -> QVariant { return row.hostName; }},
        {Model::StatusTextRole, "statusText", [](Row row) -> QVariant { return stackStatusWord(row.stack.status); }},
        {Model::ToneRole, "tone", [](Row row) -> QVariant { return static_cast<int>(stackStatusTone(row.stack.status)); }},
        {Model::ReasonRole, "reason", [](Row row) -> QVariant { return text(row.stack.statusReason); }},
        {Model::ServicesRole, "servicesText", [](Row row) -> QVariant { return stackServicesText(row.stack); }},
        {Model::RevisionRole, "revision",
         [](Row row) -> QVariant { return row.stack.record ? static_cast<int>(row.stack.record->revision) : 0; }},
        {Model::ChangedRole, "changed", [](Row row) -> QVariant { return stackChanged(row.stack); }},
        {Model::ManagedRole, "managed", [](Row row) -> QVariant { return row.stack.record.has_value(); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.stack.status == core::StackStatus::Deploying; }},
        {Model::SearchRole, "searchText", [](Row row) -> QVariant { return stackSearchText(row); }},
    };
    return table;
}

} // namespace

StackListModel::StackListModel(Bridge &bridge, HostListModel &hosts, QObject *parent)
    : KeyedListModel(parent)
    , m_bridge(bridge)
    , m_hosts(hosts)
{
    connect(&bridge, &Bridge::eventsArrived, this, &StackListModel::receive);
    connect(&hosts, &HostListModel::loaded, this, &StackListModel::nameHosts);
    connect(this, &QAbstractItemModel::rowsInserted, this, &StackListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &StackListModel::countChanged);
    reload();
}

QVariant StackListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return stackRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> StackListModel::roleNames() const
{
    return stackRoles().names();
}

int StackListModel::troubledCount() const
{
    return static_cast<int>(std::ranges::count_if(rows(), [](const StackRow &row) { return isTroubledStack(row.stack); }));
}

QString StackListModel::hostName(const core::HostId &host) const
{
    const auto &hosts = m_hosts.hosts();
    const auto found = std::ranges::find_if(hosts, [&host](const HostRow &row) { return row.host.id == host; });
    return found == hosts.end() ? text(host.value) : hostTitle(found->host);
}

void StackListModel::setState(RequestState state, ErrorText error)
{
    if (m_state != state || m_error != error) {
        m_state = state;
        m_error = std::move(error);
        Q_EMIT stateChanged();
    }
}

void StackListModel::reload()
{
    const quint64 mine = m_generation.next();
    if (m_state != RequestState::Ready) {
        setState(RequestState::Loading);
    }
    m_bridge.ask<std::vector<core::Stack>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.stacks.list(std::move(context)); },
        [this, mine](const std::vector<core::Stack> &stacks) {
            if (m_generation.isLatest(mine)) {
                load(stacks);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
                Q_EMIT loaded();
            }
        });
}

void StackListModel::load(const std::vector<core::Stack> &stacks)
{
    std::vector<StackRow> fresh;
    fresh.reserve(stacks.size());
    for (const core::Stack &stack : stacks) {
        fresh.push_back({stack, hostName(stack.id.hostId)});
    }
    sync(std::move(fresh));
    setState(RequestState::Ready);
    Q_EMIT loaded();
}

void StackListModel::nameHosts()
{
    for (int i = 0; i < rowCount(); ++i) {
        StackRow fresh = row(i);
        fresh.hostName = hostName(fresh.stack.id.hostId);
        replace(i, std::move(fresh));
    }
}

void StackListModel::receive(const std::vector<core::EventRecord> &events)
{
    const auto isAboutStacks = [](const core::EventRecord &record) {
        return std::holds_alternative<core::StacksChanged>(record.event);
    };
    if (std::ranges::any_of(events, isAboutStacks)) {
        reload();
    }
}

} // namespace wakedock::models
