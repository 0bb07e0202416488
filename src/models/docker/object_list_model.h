#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"
#include "models/hosts/engine_choice.h"

#include <QAbstractListModel>
#include <QTimer>
#include <QVariantList>

#include <functional>
#include <utility>
#include <vector>

namespace wakedock::models {

/// What the lists of an engine's objects have in common: they show the chosen host's, read whole from the core's memory
/// when an event says that something changed, at most a few times a second, and only while somebody looks.
class ObjectListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY stateChanged)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY stateChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged)

public:
    /// What every list has; each model's own roles follow.
    enum CommonRole {
        KeyRole = Qt::UserRole + 1, ///< Id, or the name where that is the id.
        NameRole,
        SearchRole, ///< Everything the operator may search by, as one text.
        GroupsRole, ///< Bits: which of the filter's groups it is in.
        BusyRole, ///< Something the operator asked for is under way.
        FirstOwnRole,
    };
    Q_ENUM(CommonRole)

    ObjectListModel(Bridge &bridge, EngineChoice &engine, QObject *parent = nullptr);

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] bool isWatched() const { return m_watched; }
    /// While nobody looks it only remembers that it is out of date.
    void setWatched(bool watched);

    Q_INVOKABLE void reload();
    /// {label, value, mono} of one object, for its dialog; empty when it is gone.
    Q_INVOKABLE [[nodiscard]] virtual QVariantList facts(const QString &key) const = 0;

Q_SIGNALS:
    void stateChanged();
    void countChanged();
    void watchedChanged();
    /// The rows are fresh.
    void loaded();

protected:
    template <class Object>
    using ListDoor = CoreDoor<std::vector<Object>, core::HostId> DockerDoors::*;

    /// Begins one reading, with ask().
    virtual void read() = 0;
    /// Another host is shown: the rows go.
    virtual void clear() = 0;
    /// Whether what happened may have changed what is shown, beside services that come, change and go.
    [[nodiscard]] virtual bool concerns(core::ObjectKind kind) const = 0;

    template <class Object>
    void ask(ListDoor<Object> door, std::function<void(std::vector<Object>)> take)
    {
        const quint64 mine = m_generation.next();
        m_bridge.ask<std::vector<Object>>(
            this, Bridge::Patience::Reading,
            [door, host = m_engine.host()](const WindowUseCases &doors, core::CallContext context) {
                return (doors.docker.*door)(std::move(context), host);
            },
            [this, mine, take = std::move(take)](std::vector<Object> objects) {
                if (m_generation.isLatest(mine)) {
                    take(std::move(objects));
                    settle(RequestState::Ready, {});
                    Q_EMIT loaded();
                }
            },
            [this, mine](const Error &error) {
                if (m_generation.isLatest(mine)) {
                    settle(RequestState::Failed, ErrorText::of(error));
                }
            });
    }

    [[nodiscard]] Bridge &bridge() { return m_bridge; }
    [[nodiscard]] const EngineChoice &engine() const { return m_engine; }

private:
    void refresh();
    void refreshSoon();
    void changeHost();
    void settle(RequestState state, ErrorText error);
    void setState(RequestState state, ErrorText error);
    void receive(const std::vector<core::EventRecord> &events);
    [[nodiscard]] bool isAboutThese(const core::EventRecord &record) const;

    Bridge &m_bridge;
    EngineChoice &m_engine;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
    QTimer m_soon;
    bool m_watched = false;
    bool m_isStale = true;
    bool m_isReading = false;
};

} // namespace wakedock::models
