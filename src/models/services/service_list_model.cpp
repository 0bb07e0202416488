#include "models/services/service_list_model.h"

#include "models/common/text_format.h"
#include "models/services/service_roles.h"
#include "models/services/service_text.h"

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

constexpr qsizetype serviceHistoryLength = 60;

void extendHistory(ServiceRow &row)
{
    if (!row.usage && row.cpuHistory.isEmpty()) {
        return; // Not measured yet is not the same as idle: the line begins with the first measurement.
    }
    row.cpuHistory.append(row.usage ? row.usage->cpuPercent : 0.0);
    if (row.cpuHistory.size() > serviceHistoryLength) {
        row.cpuHistory.removeFirst();
    }
}

} // namespace

ServiceListModel::ServiceListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &ServiceListModel::receive);
    connect(this, &QAbstractItemModel::rowsInserted, this, &ServiceListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ServiceListModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ServiceListModel::countChanged);
    reload();
}

QVariant ServiceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == AddressRole) {
        return addressOf(row(index.row()).service->record.config, m_ports);
    }
    if (role == HostRole) {
        return hostName(row(index.row()).service->record.config.hostId);
    }
    return serviceRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> ServiceListModel::roleNames() const
{
    return serviceRoles().names();
}

const ServiceRow *ServiceListModel::rowOf(const core::ServiceId &id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &row(index);
}

std::shared_ptr<const core::Service> ServiceListModel::find(const core::ServiceId &id) const
{
    const ServiceRow *known = rowOf(id);
    return known ? known->service : nullptr;
}

bool ServiceListModel::servesAdopted(const QString &serviceId) const
{
    const auto known = find(core::ServiceId(serviceId.toStdString()));
    return known && !known->record.adoptedContainerId.empty()
        && std::ranges::find(known->state.containerIds, known->record.adoptedContainerId) != known->state.containerIds.end();
}

void ServiceListModel::setState(RequestState state, ErrorText error)
{
    if (m_state != state || m_error != error) {
        m_state = state;
        m_error = std::move(error);
        Q_EMIT stateChanged();
    }
}

void ServiceListModel::reload()
{
    const quint64 mine = m_generation.next();
    setState(RequestState::Loading);
    m_bridge.ask<core::ServiceList>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.listServices(std::move(context)); },
        [this, mine](const core::ServiceList &list) {
            if (m_generation.isLatest(mine)) {
                load(list);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void ServiceListModel::load(const core::ServiceList &list)
{
    std::vector<ServiceRow> fresh;
    fresh.reserve(list.services.size());
    for (const auto &service : list.services) {
        const ServiceRow *known = rowOf(service->record.id);
        fresh.push_back(known ? ServiceRow{service, known->usage, known->cpuHistory} : ServiceRow{service, {}, {}});
    }
    if (rows().empty()) {
        reset(std::move(fresh));
    } else {
        sync(std::move(fresh));
    }
    m_seq = list.seq;
    setState(RequestState::Ready);
    for (const auto &record : std::exchange(m_early, {})) {
        apply(record);
    }
    Q_EMIT countsChanged();
    loadUsage();
    loadPorts();
}

void ServiceListModel::loadPorts()
{
    m_bridge.ask<core::SystemInfo>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.systemInfo(std::move(context)); },
        [this](const core::SystemInfo &info) {
            const PublicPorts fresh{info.proxy.httpPort, info.proxy.httpsPort};
            if (std::exchange(m_ports, fresh) != fresh && !rows().empty()) {
                announce(0, rowCount() - 1, {AddressRole});
                Q_EMIT portsChanged();
            }
        },
        // Addresses then name the usual ports; they are asked for again when Caddy is back.
        [](const Error &) {});
}

void ServiceListModel::loadUsage()
{
    m_bridge.ask<WindowUseCases::Usage>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.usage(std::move(context)); },
        [this](const WindowUseCases::Usage &usage) {
            if (usage) {
                sample(*usage);
            }
        },
        // The next sample comes by itself; until then the column is empty, which is the truth.
        [](const Error &) {});
}

void ServiceListModel::receive(const std::vector<core::EventRecord> &events)
{
    if (m_state != RequestState::Ready) {
        m_early.insert(m_early.end(), events.begin(), events.end());
        return;
    }
    for (const auto &record : events) {
        apply(record);
    }
    Q_EMIT countsChanged();
}

void ServiceListModel::apply(const core::EventRecord &record)
{
    if (record.seq <= m_seq) {
        return;
    }
    // Coalesced events may be out of order among different services, never for the same one.
    if (const auto *changed = std::get_if<core::ServiceChanged>(&record.event)) {
        if (changed->change == core::Change::Removed) {
            forget(changed->service->record.id);
        } else {
            upsert(changed->service);
        }
    } else if (const auto *sampled = std::get_if<core::UsageSampled>(&record.event)) {
        sample(*sampled->usage);
    } else if (const auto *health = std::get_if<core::ComponentHealthChanged>(&record.event)) {
        if (health->health.availability == core::Availability::Available) {
            loadPorts();
        }
    }
}

void ServiceListModel::upsert(std::shared_ptr<const core::Service> service)
{
    const core::ServiceId id = service->record.id;
    const int known = indexOf(id);
    if (known >= 0) {
        ServiceRow fresh = row(known);
        fresh.service = std::move(service);
        if (isInTransition(fresh.service->state.status) || !canStop(fresh.service->state.status)) {
            fresh.usage.reset();
        }
        replace(known, std::move(fresh));
    } else {
        const auto place =
            std::lower_bound(rows().begin(), rows().end(), service, [](const ServiceRow &one, const auto &wanted) {
                return one.service->record.config.name < wanted->record.config.name;
            });
        insert(static_cast<int>(place - rows().begin()), ServiceRow{std::move(service), {}, {}});
    }
    Q_EMIT serviceTouched(id);
}

void ServiceListModel::forget(const core::ServiceId &id)
{
    const int known = indexOf(id);
    if (known >= 0) {
        removeAt(known);
        Q_EMIT serviceTouched(id);
    }
}

void ServiceListModel::sample(const std::map<core::ServiceId, core::ContainerUsage> &usage)
{
    if (rows().empty()) {
        return;
    }
    for (ServiceRow &one : editableRows()) {
        const auto measured = usage.find(one.key());
        one.usage = measured == usage.end() ? std::nullopt : std::optional(measured->second);
        extendHistory(one);
    }
    announce(0, rowCount() - 1, {CpuTextRole, MemoryTextRole, CpuHistoryRole, UpdatedRole, AwakeTextRole, KeptAwakeRole});
    Q_EMIT usageSampled();
}

} // namespace wakedock::models
