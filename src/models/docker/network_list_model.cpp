#include "models/docker/network_list_model.h"

#include "backend/core/domain/rules/object_users.h"
#include "models/common/role_table.h"
#include "models/common/text_format.h"
#include "models/docker/docker_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wakedock::models {

namespace {

QStringList networkSubnets(const core::NetworkSummary &network)
{
    QStringList subnets;
    for (const auto &subnet : network.subnets) {
        subnets.append(text(subnet.subnet));
    }
    return subnets;
}

QString networkTraits(const core::NetworkSummary &network)
{
    QStringList traits{text(network.driver)};
    if (network.internal) {
        traits.append(dockerWord(QT_TRANSLATE_NOOP("Docker", "internal")));
    }
    if (network.attachable) {
        traits.append(dockerWord(QT_TRANSLATE_NOOP("Docker", "attachable")));
    }
    if (network.ipv6) {
        traits.append(QStringLiteral("IPv6"));
    }
    return traits.join(QStringLiteral(", "));
}

/// The core and the engine would refuse these.
QString whyNetworkStays(const core::NetworkSummary &network)
{
    static constexpr std::array own{"bridge", "host", "none", "podman"};
    if (std::find(own.begin(), own.end(), network.name) != own.end()) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "The engine needs it."));
    }
    if (network.labels.contains(core::label::Managed) && !network.labels.contains(core::label::Service)) {
        return dockerWord(QT_TRANSLATE_NOOP("Docker", "WakeDock reaches its services over it."));
    }
    return {};
}

QString networkSearchText(const core::NetworkSummary &network)
{
    return QStringList{text(network.name), networkTraits(network), networkSubnets(network).join(QLatin1Char('\n')),
                       usersSentence(network.usedBy), text(network.id)}
        .join(QLatin1Char('\n'));
}

const RoleTable<NetworkRow> &networkRoles()
{
    using Row = const NetworkRow &;
    using Model = NetworkListModel;
    static const RoleTable<NetworkRow> table{
        {Model::KeyRole, "key", [](Row row) -> QVariant { return text(row.network.id); }},
        {Model::NameRole, "name", [](Row row) -> QVariant { return text(row.network.name); }},
        {Model::SearchRole, "searched", [](Row row) -> QVariant { return networkSearchText(row.network); }},
        {Model::GroupsRole, "groups", [](Row row) -> QVariant { return useGroup(row.network.usedBy); }},
        {Model::BusyRole, "busy", [](Row row) -> QVariant { return row.busy; }},
        {Model::DriverRole, "driver", [](Row row) -> QVariant { return text(row.network.driver); }},
        {Model::TraitsRole, "traits", [](Row row) -> QVariant { return networkTraits(row.network); }},
        {Model::SubnetsRole, "subnets", [](Row row) -> QVariant { return networkSubnets(row.network); }},
        {Model::CreatedRole, "created",
         [](Row row) -> QVariant { return static_cast<qlonglong>(row.network.createdAt.time_since_epoch().count()); }},
        {Model::UsedByRole, "usedBy", [](Row row) -> QVariant { return usersText(row.network.usedBy); }},
        {Model::UsersRole, "users", [](Row row) -> QVariant { return usersSentence(row.network.usedBy); }},
        {Model::WhyStaysRole, "whyStays", [](Row row) -> QVariant { return whyNetworkStays(row.network); }},
    };
    return table;
}

QString subnetsText(const core::NetworkSummary &network)
{
    QStringList lines;
    for (const auto &subnet : network.subnets) {
        lines.append(
            subnet.gateway.empty()
                ? text(subnet.subnet)
                : dockerWord(QT_TRANSLATE_NOOP("Docker", "%1, gateway %2")).arg(text(subnet.subnet), text(subnet.gateway)));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

NetworkListModel::NetworkListModel(Bridge &bridge, EngineChoice &engine, DockerActions &actions, QObject *parent)
    : KeyedListModel(bridge, engine, parent)
    , m_actions(actions)
{
    connect(&actions, &ActionRunner::busyChanged, this, &NetworkListModel::touch);
}

QVariant NetworkListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    return networkRoles().read(row(index.row()), role == Qt::DisplayRole ? static_cast<int>(NameRole) : role);
}

QHash<int, QByteArray> NetworkListModel::roleNames() const
{
    return networkRoles().names();
}

int NetworkListModel::unusedCount() const
{
    return static_cast<int>(std::count_if(rows().begin(), rows().end(), [](const NetworkRow &one) {
        return one.network.usedBy.empty() && whyNetworkStays(one.network).isEmpty();
    }));
}

QVariantList NetworkListModel::facts(const QString &key) const
{
    QVariantList facts;
    const int known = indexOf(key.toStdString());
    if (known < 0) {
        return facts;
    }
    const core::NetworkSummary &network = row(known).network;
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Used by")),
                  network.usedBy.empty() ? dockerWord(QT_TRANSLATE_NOOP("Docker", "Nobody"))
                                         : usersSentence(network.usedBy));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Stack")), text(core::composeProjectOf(network.labels)));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Subnet")), subnetsText(network));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Driver")), networkTraits(network));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Scope")), text(network.scope));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Network ID")), shortId(network.id), true);
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Made")),
                  network.createdAt == Timestamp{} ? QString() : momentText(network.createdAt));
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Options")), namesText(network.options), true);
    addDockerFact(facts, dockerWord(QT_TRANSLATE_NOOP("Docker", "Labels")), namesText(network.labels), true);
    return facts;
}

void NetworkListModel::read()
{
    ask<core::NetworkSummary>(&DockerDoors::listNetworks, [this](std::vector<core::NetworkSummary> networks) {
        std::vector<NetworkRow> fresh;
        fresh.reserve(networks.size());
        for (auto &network : networks) {
            const bool busy = m_actions.isBusy(text(network.id));
            fresh.push_back({std::move(network), busy});
        }
        sync(std::move(fresh));
    });
}

void NetworkListModel::touch(const QString &key)
{
    const int known = indexOf(key.toStdString());
    if (known >= 0) {
        NetworkRow fresh = row(known);
        fresh.busy = m_actions.isBusy(key);
        replace(known, std::move(fresh));
    }
}

} // namespace wakedock::models
