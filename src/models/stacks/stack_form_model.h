#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/hosts/host_list_model.h"
#include "models/stacks/stack_check_model.h"
#include "models/stacks/stack_form_files.h"
#include "models/stacks/stack_plan_model.h"

#include <QObject>
#include <QStringList>

#include <optional>

namespace wakedock::models {

/// A stack being written: its files are checked by the core's own rules shortly after each key, its plan is shown, and only
/// then something is done.
class StackFormModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(Stage stage READ stage NOTIFY changed)
    Q_PROPERTY(bool changing READ isChanging NOTIFY edited)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY edited)
    Q_PROPERTY(QStringList hostNames READ hostNames NOTIFY edited)
    Q_PROPERTY(int host READ host WRITE setHost NOTIFY edited)
    Q_PROPERTY(QString profiles READ profiles WRITE setProfiles NOTIFY edited)
    Q_PROPERTY(bool pullsAlways READ pullsAlways WRITE setPullsAlways NOTIFY edited)
    Q_PROPERTY(QStringList fileNames READ fileNames NOTIFY edited)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY currentChanged)
    Q_PROPERTY(QString text READ currentText WRITE setCurrentText NOTIFY currentChanged)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText failure READ failure NOTIFY changed)
    Q_PROPERTY(wakedock::models::StackCheckModel *check READ check CONSTANT)
    Q_PROPERTY(wakedock::models::StackPlanModel *plan READ plan CONSTANT)

public:
    /// Reading: the files of the stack that is to be changed. Failed: they could not be read.
    enum Stage { Reading, Failed, Writing, Planning, Planned, Sending };
    Q_ENUM(Stage)

    StackFormModel(Bridge &bridge, HostListModel &hosts, QObject *parent = nullptr);

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] bool isChanging() const { return m_record.has_value(); }
    [[nodiscard]] QString name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QStringList hostNames() const;
    [[nodiscard]] int host() const { return m_host; }
    void setHost(int index);
    /// Divided by spaces or commas.
    [[nodiscard]] QString profiles() const { return m_profiles; }
    void setProfiles(const QString &profiles);
    [[nodiscard]] bool pullsAlways() const { return m_pullsAlways; }
    void setPullsAlways(bool always);
    [[nodiscard]] QStringList fileNames() const { return m_files.names(); }
    /// The file that is written in.
    [[nodiscard]] int current() const { return m_current; }
    void setCurrent(int index);
    [[nodiscard]] QString currentText() const { return m_files.textAt(m_current); }
    void setCurrentText(const QString &text);

    /// Checked, and nothing is wrong: a plan can be asked for.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] ErrorText failure() const { return m_failure; }
    [[nodiscard]] StackCheckModel *check() { return &m_check; }
    [[nodiscard]] StackPlanModel *plan() { return &m_plan; }

    Q_INVOKABLE void startNew();
    /// @param key of the stack whose files are to be changed
    Q_INVOKABLE void startChange(const QString &key);
    /// The file of a problem becomes the current one.
    Q_INVOKABLE void openFile(const QString &name);
    Q_INVOKABLE void showPlan();
    Q_INVOKABLE void backToWriting();
    /// Does what the plan shows.
    Q_INVOKABLE void submit();
    /// The form was closed: late answers are not told any more.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();
    void edited();
    /// Another file is shown, or another text.
    void currentChanged();
    void started(const QString &operationId);

private:
    void start(Stage stage);
    void setStage(Stage stage);
    void takeStack(const core::StackDetail &detail);
    void fail(const Error &error, Stage stage);
    [[nodiscard]] core::StackId stackId() const;
    [[nodiscard]] Bridge::Question<core::OperationId> deployment() const;

    Bridge &m_bridge;
    HostListModel &m_hosts;
    StackPlanModel m_plan;
    StackFormFiles m_files;
    StackCheckModel m_check;
    std::optional<core::StackRecord> m_record; ///< Of the stack that is changed; nothing for a new one.
    Stage m_stage = Writing;
    QString m_name;
    int m_host = 0;
    QString m_profiles;
    bool m_pullsAlways = false;
    int m_current = 0;
    ErrorText m_failure;
    Generation m_work;
};

} // namespace wakedock::models
