#include "models/system/system_model.h"

#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <utility>

namespace wakedock::models {

namespace {

QString componentTitle(const std::string &name)
{
    if (name == "docker") {
        return QStringLiteral("Docker");
    }
    if (name == "caddy") {
        return QStringLiteral("Caddy");
    }
    if (name == "database") {
        return QCoreApplication::translate("System", "Database");
    }
    return text(name);
}

QString availabilityWord(core::Availability availability)
{
    switch (availability) {
    case core::Availability::Available:
        return QCoreApplication::translate("System", "Connected");
    case core::Availability::Connecting:
        return QCoreApplication::translate("System", "Connecting");
    case core::Availability::Unavailable:
        break;
    }
    return QCoreApplication::translate("System", "Not reachable");
}

Tone availabilityTone(core::Availability availability)
{
    switch (availability) {
    case core::Availability::Available:
        return Tone::Positive;
    case core::Availability::Connecting:
        return Tone::Progress;
    case core::Availability::Unavailable:
        break;
    }
    return Tone::Negative;
}

void addFact(QVariantList &facts, const QString &label, const QString &value)
{
    if (!value.trimmed().isEmpty()) {
        facts.append(QVariantMap{{QStringLiteral("label"), label}, {QStringLiteral("value"), value}});
    }
}

} // namespace

QVariant ComponentListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const core::ComponentHealth &health = row(index.row()).health;
    switch (role) {
    case NameRole:
        return text(health.name);
    case Qt::DisplayRole:
    case TitleRole:
        return componentTitle(health.name);
    case StatusTextRole:
        return availabilityWord(health.availability);
    case ToneRole:
        return static_cast<int>(availabilityTone(health.availability));
    case DetailRole:
        return text(health.detail);
    case RemedyRole:
        return text(health.remedy);
    case SinceRole:
        return health.since == Timestamp{} ? QString() : agoText(health.since, nowInMilliseconds());
    default:
        return {};
    }
}

QHash<int, QByteArray> ComponentListModel::roleNames() const
{
    return {{NameRole, "name"},  {TitleRole, "title"},   {StatusTextRole, "statusText"},
            {ToneRole, "tone"},  {DetailRole, "detail"}, {RemedyRole, "remedy"},
            {SinceRole, "since"}};
}

void ComponentListModel::show(const std::vector<core::ComponentHealth> &components)
{
    std::vector<ComponentRow> fresh;
    for (const auto &component : components) {
        fresh.push_back({component});
    }
    sync(std::move(fresh));
}

void ComponentListModel::show(const core::ComponentHealth &component)
{
    const int known = indexOf(component.name);
    if (known >= 0) {
        replace(known, {component});
    } else {
        insert(rowCount(), {component});
    }
}

SystemModel::SystemModel(Bridge &bridge, QObject *parent) : QObject(parent), m_bridge(bridge)
{
    connect(&bridge, &Bridge::eventsArrived, this, &SystemModel::receive);
    reload();
}

void SystemModel::reload()
{
    const quint64 mine = m_generation.next();
    m_state = RequestState::Loading;
    Q_EMIT changed();
    m_bridge.ask<core::SystemHealth>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.systemHealth(std::move(context)); },
        [this, mine](const core::SystemHealth &health) {
            if (m_generation.isLatest(mine)) {
                m_components.show(health.components);
                m_state = RequestState::Ready;
                Q_EMIT changed();
            }
        },
        [this, mine](const Error &error) {
            if (m_generation.isLatest(mine)) {
                m_state = RequestState::Failed;
                m_error = ErrorText::of(error);
                Q_EMIT changed();
            }
        });
    loadInfo();
}

void SystemModel::loadInfo()
{
    m_bridge.ask<core::SystemInfo>(
        this, Bridge::Patience::Reading,
        [](const WindowUseCases &doors, core::CallContext context) { return doors.systemInfo(std::move(context)); },
        [this](const core::SystemInfo &info) {
            m_info = info;
            Q_EMIT changed();
        },
        // The page says what it knows; the health above tells what is missing.
        [](const Error &) {});
}

void SystemModel::receive(const std::vector<core::EventRecord> &events)
{
    bool touched = false;
    for (const auto &record : events) {
        if (const auto *health = std::get_if<core::ComponentHealthChanged>(&record.event)) {
            m_components.show(health->health);
            touched = true;
        }
    }
    if (touched) {
        Q_EMIT changed();
        // Versions come and go with the connection.
        loadInfo();
    }
}

const core::ComponentHealth *SystemModel::worst() const
{
    for (const auto &row : m_components.components()) {
        if (row.health.availability == core::Availability::Unavailable) {
            return &row.health;
        }
    }
    return nullptr;
}

bool SystemModel::degraded() const
{
    return worst() != nullptr;
}

QString SystemModel::bannerTitle() const
{
    return worst() ? QCoreApplication::translate("SystemModel", "%1 is not reachable").arg(componentTitle(worst()->name))
                   : QString();
}

QString SystemModel::bannerDetail() const
{
    return worst() ? text(worst()->detail) : QString();
}

QString SystemModel::bannerRemedy() const
{
    return worst() ? text(worst()->remedy) : QString();
}

QString SystemModel::version() const
{
    return m_info.version.empty() ? QStringLiteral(WAKEDOCK_VERSION) : text(m_info.version);
}

QString SystemModel::instanceName() const
{
    return text(m_info.instanceName);
}

QVariantList SystemModel::facts() const
{
    QVariantList facts;
    const auto &engine = m_info.engine;
    const auto &proxy = m_info.proxy;
    addFact(facts, QCoreApplication::translate("SystemModel", "WakeDock"), version());
    addFact(facts, QCoreApplication::translate("SystemModel", "Machine"), instanceName());
    addFact(facts, QCoreApplication::translate("SystemModel", "Running since"),
            m_info.startedAt == Timestamp{} ? QString() : momentText(m_info.startedAt));
    if (!engine.version.empty()) {
        addFact(facts, QCoreApplication::translate("SystemModel", "Engine"), text(engine.name + " " + engine.version));
        addFact(facts, QCoreApplication::translate("SystemModel", "Engine API"), text(engine.apiVersion));
        addFact(facts, QCoreApplication::translate("SystemModel", "Platform"), text(engine.os + " " + engine.architecture));
    }
    if (proxy.reachable) {
        addFact(facts, QCoreApplication::translate("SystemModel", "Proxy"),
                QCoreApplication::translate("SystemModel", "Caddy %1").arg(text(proxy.version)));
        addFact(facts, QCoreApplication::translate("SystemModel", "Proxy managed by"),
                proxy.managed ? QCoreApplication::translate("SystemModel", "WakeDock")
                              : QCoreApplication::translate("SystemModel", "somebody else"));
        addFact(facts, QCoreApplication::translate("SystemModel", "Published services"),
                QString::number(proxy.activeRoutes));
    }
    return facts;
}

} // namespace wakedock::models
