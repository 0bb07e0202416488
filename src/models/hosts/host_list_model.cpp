#include "models/hosts/host_list_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace wakedock::models {

namespace {

QString hostWord(const char *word)
{
    return QCoreApplication::translate("Hosts", word);
}

QString hostWay(const core::Host &host)
{
    const QString url = text(host.url);
    if (url.startsWith(QLatin1String("ssh:"))) {
        return hostWord(QT_TRANSLATE_NOOP("Hosts", "SSH"));
    }
    if (url.startsWith(QLatin1String("tcp:"))) {
        return host.tls ? hostWord(QT_TRANSLATE_NOOP("Hosts", "TLS"))
                        : hostWord(QT_TRANSLATE_NOOP("Hosts", "TCP, not encrypted"));
    }
    return hostWord(QT_TRANSLATE_NOOP("Hosts", "Unix socket"));
}

QString hostStatus(core::Availability availability)
{
    switch (availability) {
    case core::Availability::Available:
        return hostWord(QT_TRANSLATE_NOOP("Hosts", "Connected"));
    case core::Availability::Unavailable:
        return hostWord(QT_TRANSLATE_NOOP("Hosts", "Not reachable"));
    case core::Availability::Connecting:
        break;
    }
    return hostWord(QT_TRANSLATE_NOOP("Hosts", "Connecting"));
}

Tone hostTone(core::Availability availability)
{
    switch (availability) {
    case core::Availability::Available:
        return Tone::Positive;
    case core::Availability::Unavailable:
        return Tone::Negative;
    case core::Availability::Connecting:
        break;
    }
    return Tone::Progress;
}

QString hostVersion(const core::HostState &state)
{
    return state.engine ? text(state.engine->name + " " + state.engine->version) : QString();
}

QString hostPlatform(const core::HostState &state)
{
    return state.engine ? QStringLiteral("%1/%2, API %3")
                              .arg(text(state.engine->os), text(state.engine->architecture), text(state.engine->apiVersion))
                        : QString();
}

bool isTroubled(const HostRow &row)
{
    return row.state.availability == core::Availability::Unavailable;
}

QString hostSince(const core::HostState &state)
{
    return state.since == Timestamp{} ? QString() : agoText(state.since, nowInMilliseconds());
}

const RoleTable<HostRow> &hostRoles()
{
    using Row = const HostRow &;
    using Model = HostListModel;
    static const RoleTable<HostRow> table{
        {Model::IdRole, "hostId", [](Row row) -> QVariant { return text(row.host.id.value); }},
        {Model::NameRole, "name", [](Row row) -> QVariant { return hostTitle(row.host); }},
        {Model::AddressRole, "address", [](Row row) -> QVariant { return text(row.host.url); }},
        {Model::WayRole, "way", [](Row row) -> QVariant { return hostWay(row.host); }},
        {Model::StatusTextRole, "statusText", [](Row row) -> QVariant { return hostStatus(row.state.availability); }},
        {Model::ToneRole, "tone", [](Row row) -> QVariant { return static_cast<int>(hostTone(row.state.availability)); }},
        {Model::VersionRole, "version", [](Row row) -> QVariant { return hostVersion(row.state); }},
        {Model::PlatformRole, "platform", [](Row row) -> QVariant { return hostPlatform(row.state); }},
        {Model::DetailRole, "detail",
         [](Row row) -> QVariant { return isTroubled(row) ? text(row.state.detail) : QString(); }},
        {Model::RemedyRole, "remedy", [](Row row) -> QVariant { return text(row.state.remedy); }},
        {Model::SinceRole, "since", [](Row row) -> QVariant { return hostSince(row.state); }},
        {Model::FixedRole, "fixed", [](Row row) -> QVariant { return row.host.id == core::localHost(); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
    };
    return table;
}

} // namespace

QString hostTitle(const core::Host &host)
{
    return host.id == core::localHost() ? hostWord(QT_TRANSLATE_NOOP("Hosts", "This machine")) : text(host.name);
}

HostListModel::HostListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &HostListModel::receive);
    connect(this, &QAbstractItemModel::rowsInserted, this, &HostListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &HostListModel::countChanged);
    reload();
}

QVariant HostListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return hostRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> HostListModel::roleNames() const
{
    return hostRoles().names();
}

int HostListModel::troubledCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), isTroubled));
}

void HostListModel::setState(RequestState state, ErrorText error)
{
    if (m_state != state || m_error != error) {
        m_state = state;
        m_error = std::move(error);
        Q_EMIT stateChanged();
    }
}

void HostListModel::setBusy(const core::HostId &id, bool busy)
{
    const int known = indexOf(id);
    if (known >= 0) {
        HostRow fresh = row(known);
        fresh.busy = busy;
        replace(known, std::move(fresh));
    }
}

void HostListModel::reload()
{
    const quint64 mine = m_generation.next();
    if (m_state != RequestState::Ready) {
        setState(RequestState::Loading);
    }
    m_bridge.ask<std::vector<core::HostView>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.hosts.list(std::move(context)); },
        [this, mine](const std::vector<core::HostView> &hosts) {
            if (m_generation.isLatest(mine)) {
                load(hosts);
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
                Q_EMIT loaded();
            }
        });
}

void HostListModel::load(const std::vector<core::HostView> &hosts)
{
    std::vector<HostRow> fresh;
    for (const auto &view : hosts) {
        const int known = indexOf(view.host.id);
        fresh.push_back({view.host, view.state, known >= 0 && row(known).busy});
    }
    sync(std::move(fresh));
    setState(RequestState::Ready);
    Q_EMIT loaded();
}

void HostListModel::receive(const std::vector<core::EventRecord> &events)
{
    const auto isAboutHosts = [](const core::EventRecord &record) {
        return std::holds_alternative<core::HostChanged>(record.event);
    };
    if (std::any_of(events.begin(), events.end(), isAboutHosts)) {
        reload();
    }
}

} // namespace wakedock::models
