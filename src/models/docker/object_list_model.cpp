#include "models/docker/object_list_model.h"

#include <algorithm>
#include <chrono>

namespace wakedock::models {

namespace {
/// A storm of events is one reading.
constexpr std::chrono::milliseconds objectsPause(120);
} // namespace

ObjectListModel::ObjectListModel(Bridge &bridge, EngineChoice &engine, QObject *parent)
    : QAbstractListModel(parent)
    , m_bridge(bridge)
    , m_engine(engine)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(objectsPause);
    connect(&m_soon, &QTimer::timeout, this, &ObjectListModel::refresh);
    connect(&bridge, &Bridge::eventsArrived, this, &ObjectListModel::receive);
    connect(&engine, &EngineChoice::hostChanged, this, &ObjectListModel::changeHost);
    connect(this, &QAbstractItemModel::rowsInserted, this, &ObjectListModel::countChanged);
    connect(this, &QAbstractItemModel::rowsRemoved, this, &ObjectListModel::countChanged);
    connect(this, &QAbstractItemModel::modelReset, this, &ObjectListModel::countChanged);
}

void ObjectListModel::setWatched(bool watched)
{
    if (m_watched == watched) {
        return;
    }
    m_watched = watched;
    Q_EMIT watchedChanged();
    if (m_watched && (m_isStale || m_state == RequestState::Failed)) {
        refresh();
    }
}

void ObjectListModel::reload()
{
    m_isReading = false; // What is under way comes too late to be wanted.
    refresh();
}

void ObjectListModel::refresh()
{
    m_isStale = true;
    if (!m_watched || m_isReading) {
        return;
    }
    m_isStale = false;
    m_isReading = true;
    // What is shown stays while it is read again.
    if (m_state != RequestState::Ready) {
        setState(RequestState::Loading, {});
    }
    read();
}

void ObjectListModel::refreshSoon()
{
    m_isStale = true;
    if (m_watched && !m_soon.isActive()) {
        m_soon.start();
    }
}

void ObjectListModel::changeHost()
{
    m_generation.next();
    m_isReading = false;
    clear();
    setState(RequestState::Idle, {});
    refresh();
}

void ObjectListModel::settle(RequestState state, ErrorText error)
{
    m_isReading = false;
    setState(state, std::move(error));
    if (m_isStale) {
        refreshSoon();
    }
}

void ObjectListModel::setState(RequestState state, ErrorText error)
{
    if (m_state != state || m_error != error) {
        m_state = state;
        m_error = std::move(error);
        Q_EMIT stateChanged();
    }
}

bool ObjectListModel::isAboutThese(const core::EventRecord &record) const
{
    if (const auto *changed = std::get_if<core::ObjectsChanged>(&record.event)) {
        return changed->hostId == m_engine.host() && concerns(changed->kind);
    }
    if (const auto *updates = std::get_if<core::ImageUpdatesChanged>(&record.event)) {
        return updates->hostId == m_engine.host() && concerns(core::ObjectKind::Images);
    }
    // Who needs an object is a matter of the services, too.
    return std::holds_alternative<core::ServiceChanged>(record.event);
}

void ObjectListModel::receive(const std::vector<core::EventRecord> &events)
{
    if (std::any_of(events.begin(), events.end(), [this](const auto &record) { return isAboutThese(record); })) {
        refreshSoon();
    }
}

} // namespace wakedock::models
