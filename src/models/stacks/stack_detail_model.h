#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"
#include "models/stacks/stack_list_model.h"
#include "models/stacks/stack_operations_model.h"

#include <QObject>
#include <QVariantList>

#include <optional>

namespace wakedock::models {

/// What the page of one stack is read from: the stack with its files, and what the files say of its services.
struct StackSight {
    core::StackDetail detail;
    std::optional<core::ComposeReading> reading; ///< Nothing where there are no files to read.
};

/// One stack, live: its services, its files, what was done to it.
class StackDetailModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString key READ key WRITE show NOTIFY keyChanged)
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString hostName READ hostName NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(wakedock::models::Tone tone READ tone NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(bool managed READ managed NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool stopped READ stopped NOTIFY changed)
    Q_PROPERTY(QVariantList services READ services NOTIFY changed)
    Q_PROPERTY(QVariantList files READ files NOTIFY changed)
    Q_PROPERTY(QString filesProblem READ filesProblem NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(wakedock::models::StackOperationsModel *operations READ operations CONSTANT)

public:
    StackDetailModel(Bridge &bridge, StackListModel &stacks, OperationListModel &operations, QObject *parent = nullptr);

    [[nodiscard]] QString key() const { return m_key; }
    void show(const QString &key);
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] bool present() const { return m_sight.has_value(); }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString hostName() const;
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] QString reason() const;
    /// WakeDock keeps its files: it can be changed. Else it can be adopted.
    [[nodiscard]] bool managed() const;
    [[nodiscard]] bool busy() const;
    /// Taken down on purpose.
    [[nodiscard]] bool stopped() const;
    /// {name, image, statusText, tone, ports, note}; the note says what profile or purpose a service has.
    [[nodiscard]] QVariantList services() const;
    /// {name, content}
    [[nodiscard]] QVariantList files() const;
    [[nodiscard]] QString filesProblem() const;
    /// {label, value, mono}
    [[nodiscard]] QVariantList facts() const;
    [[nodiscard]] StackOperationsModel *operations() { return &m_operations; }

    Q_INVOKABLE void reload();

Q_SIGNALS:
    void keyChanged();
    void changed();
    /// What was shown is no longer there.
    void gone();

private:
    void take(const StackSight &sight);
    void fail(const Error &error);
    void receive(const std::vector<core::EventRecord> &events);
    [[nodiscard]] const core::Stack *stack() const;

    Bridge &m_bridge;
    StackListModel &m_stacks;
    StackOperationsModel m_operations;
    QString m_key;
    std::optional<StackSight> m_sight;
    RequestState m_state = RequestState::Idle;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
