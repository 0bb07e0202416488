#include "models/routes/route_list_model.h"

#include "models/common/role_table.h"
#include "models/common/text_format.h"
#include "models/routes/route_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wakedock::models {

namespace {

QString routeServiceId(const core::RouteView &view)
{
    return view.origin == core::RouteOrigin::Service ? text(view.id) : QString();
}

bool isFound(const RouteRow &row, const QString &search)
{
    const core::RouteView &view = row.view;
    return (routeAddress(view) + QLatin1Char('\n') + routeOtherHosts(view) + QLatin1Char('\n') + routeTarget(view)
            + QLatin1Char('\n') + routeKind(view) + QLatin1Char('\n') + text(view.owner))
        .contains(search, Qt::CaseInsensitive);
}

const RoleTable<RouteRow> &routeRoles()
{
    using Row = const RouteRow &;
    using Model = RouteListModel;
    static const RoleTable<RouteRow> table{
        {Model::IdRole, "routeId", [](Row row) -> QVariant { return text(row.view.id); }},
        {Model::HostRole, "host", [](Row row) -> QVariant { return routeAddress(row.view); }},
        {Model::MoreRole, "more", [](Row row) -> QVariant { return routeOtherHosts(row.view); }},
        {Model::KindRole, "kind", [](Row row) -> QVariant { return routeKind(row.view); }},
        {Model::IconRole, "iconName", [](Row row) -> QVariant { return routeIcon(row.view); }},
        {Model::TargetRole, "target", [](Row row) -> QVariant { return routeTarget(row.view); }},
        {Model::TlsRole, "tls", [](Row row) -> QVariant { return routeTls(row.view); }},
        {Model::WhoRole, "who", [](Row row) -> QVariant { return routeMaker(row.view); }},
        {Model::StatusTextRole, "statusText", [](Row row) -> QVariant { return routeStatus(row.view); }},
        {Model::ToneRole, "tone", [](Row row) -> QVariant { return static_cast<int>(routeTone(row.view)); }},
        {Model::ProblemRole, "problem", [](Row row) -> QVariant { return text(row.view.problem); }},
        {Model::ReadOnlyRole, "readOnly", [](Row row) -> QVariant { return row.view.isReadOnly(); }},
        {Model::ServiceIdRole, "serviceId", [](Row row) -> QVariant { return routeServiceId(row.view); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
    };
    return table;
}

} // namespace

bool RouteRow::operator==(const RouteRow &other) const
{
    return busy == other.busy && view.id == other.view.id && view.origin == other.view.origin
        && view.route == other.view.route && view.owner == other.view.owner && view.targetName == other.view.targetName
        && view.problem == other.view.problem;
}

RouteListModel::RouteListModel(Bridge &bridge, QObject *parent) : KeyedListModel(parent), m_bridge(bridge)
{
    connect(this, &QAbstractItemModel::rowsInserted, this, &RouteListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &RouteListModel::countChanged);
    reload();
}

QVariant RouteListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return routeRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(HostRole) : role);
}

QHash<int, QByteArray> RouteListModel::roleNames() const
{
    return routeRoles().names();
}

std::optional<core::OperatorRoute> RouteListModel::find(const std::string &id) const
{
    const auto found = std::ranges::find(m_all, id, &RouteRow::key);
    return found == m_all.end() ? std::nullopt : std::optional(found->view.route);
}

void RouteListModel::setSearch(const QString &search)
{
    if (std::exchange(m_search, search) != search) {
        Q_EMIT searchChanged();
        show();
    }
}

void RouteListModel::setState(RequestState state, ErrorText error)
{
    if (m_state != state || m_error != error) {
        m_state = state;
        m_error = std::move(error);
        Q_EMIT stateChanged();
    }
}

void RouteListModel::reload()
{
    const quint64 mine = m_generation.next();
    if (m_state != RequestState::Ready) {
        setState(RequestState::Loading);
    }
    m_bridge.ask<std::vector<core::RouteView>>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.routes.list(std::move(context)); },
        [this, mine](const std::vector<core::RouteView> &views) {
            if (!m_generation.isLatest(mine)) {
                return;
            }
            m_all.clear();
            for (const core::RouteView &view : views) {
                m_all.push_back({view, false});
            }
            show();
            Q_EMIT countChanged();
            setState(RequestState::Ready);
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                setState(RequestState::Failed, ErrorText::of(error));
            }
        });
}

void RouteListModel::show()
{
    const QString wanted = m_search.trimmed();
    std::vector<RouteRow> shown;
    std::ranges::copy_if(m_all, std::back_inserter(shown),
                         [&wanted](const RouteRow &row) { return wanted.isEmpty() || isFound(row, wanted); });
    sync(std::move(shown));
}

void RouteListModel::setBusy(const std::string &id, bool busy)
{
    const auto found = std::ranges::find(m_all, id, &RouteRow::key);
    if (found != m_all.end()) {
        found->busy = busy;
        show();
    }
}

} // namespace wakedock::models
