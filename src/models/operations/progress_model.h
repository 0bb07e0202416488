#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/keyed_list_model.h"
#include "models/common/words.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace wakedock::models {

struct StepRow {
    core::Step step;
    bool ofStack = false; ///< Then some steps are called otherwise.
    [[nodiscard]] const std::string &key() const { return step.name; }
    bool operator==(const StepRow &) const = default;
};

/// The steps of one operation.
class StepListModel : public KeyedListModel<StepRow>
{
    Q_OBJECT

public:
    enum Role {
        TitleRole = Qt::UserRole + 1,
        StateTextRole, ///< `done`, `in progress`, for screen readers too.
        StateRole, ///< core::StepStatus as a number.
        ToneRole,
        DetailRole, ///< One line for people.
        FractionRole, ///< 0 to 1, or -1 where it cannot be told.
        DurationRole,
    };
    Q_ENUM(Role)
    enum StepState { Pending, Running, Done, Skipped, Failed, Undone };
    Q_ENUM(StepState)

    using KeyedListModel::KeyedListModel;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void show(const std::vector<core::Step> &steps, bool ofStack = false);
};

/// Follows one operation to its end: title, steps, and the failure with what was undone.
class ProgressModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString operationId READ operationId WRITE follow NOTIFY operationIdChanged)
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(wakedock::models::Tone tone READ tone NOTIFY changed)
    Q_PROPERTY(bool ended READ ended NOTIFY changed)
    Q_PROPERTY(bool succeeded READ succeeded NOTIFY changed)
    Q_PROPERTY(bool cancelling READ cancelling NOTIFY changed)
    Q_PROPERTY(QString serviceId READ serviceId NOTIFY changed)
    Q_PROPERTY(QString stackKey READ stackKey NOTIFY changed)
    Q_PROPERTY(QString output READ output NOTIFY outputChanged)
    Q_PROPERTY(QString durationText READ durationText NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(wakedock::models::StepListModel *steps READ steps CONSTANT)

public:
    explicit ProgressModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QString operationId() const;
    void follow(const QString &operationId);
    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] bool ended() const;
    [[nodiscard]] bool succeeded() const;
    [[nodiscard]] bool cancelling() const { return m_cancelling; }
    [[nodiscard]] QString serviceId() const;
    /// Of the stack it is about; empty where it is about something else.
    [[nodiscard]] QString stackKey() const;
    /// What the Compose program wrote since this is followed; empty where none ran.
    [[nodiscard]] QString output() const { return m_output.join(QLatin1Char('\n')); }
    [[nodiscard]] QString durationText() const;
    /// Of the operation, or of the attempt to read it.
    [[nodiscard]] ErrorText error() const;
    [[nodiscard]] StepListModel *steps() { return &m_steps; }

    /// Asks the operation to stop and take back what it did.
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void operationIdChanged();
    void changed();
    void outputChanged();
    /// The operation being followed came to its end.
    void finished(bool succeeded);

private:
    void load();
    void receive(const std::vector<core::EventRecord> &events);
    void show(std::shared_ptr<const core::Operation> operation);
    void readOutput();

    Bridge &m_bridge;
    core::OperationId m_id;
    std::shared_ptr<const core::Operation> m_operation;
    StepListModel m_steps;
    RequestState m_state = RequestState::Idle;
    ErrorText m_readError;
    bool m_cancelling = false;
    QStringList m_output;
    Generation m_generation;
};

} // namespace wakedock::models
