#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"
#include "models/services/deploy_form_reader.h"
#include "models/services/domain_check_model.h"
#include "models/services/form_rows_model.h"
#include "models/services/plan_model.h"

#include <QSet>
#include <QVariantMap>

#include <optional>

namespace wakedock::models {

/// Where a field stands: `ports[2].host_port` is the list `ports` and its entry 2.
struct FormPlace {
    QString list;
    int entry = -1;
};

/// The deploy dialog: text in, configuration out, each problem at its field. The core's own rules are asked at every
/// change; a problem is shown once its field was touched, all of them after an attempt to submit.
class DeployFormModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY edited)
    Q_PROPERTY(QString image READ image WRITE setImage NOTIFY edited)
    Q_PROPERTY(QString domain READ domain WRITE setDomain NOTIFY edited)
    Q_PROPERTY(QString hostId READ hostId WRITE setHostId NOTIFY edited)
    Q_PROPERTY(QString upstreamPort READ upstreamPort WRITE setUpstreamPort NOTIFY edited)
    Q_PROPERTY(QString caddySnippet READ caddySnippet WRITE setCaddySnippet NOTIFY edited)
    Q_PROPERTY(int health READ health WRITE setHealth NOTIFY edited)
    Q_PROPERTY(QString healthPath READ healthPath WRITE setHealthPath NOTIFY edited)
    Q_PROPERTY(QString healthInterval READ healthInterval WRITE setHealthInterval NOTIFY edited)
    Q_PROPERTY(wakedock::models::FormRowsModel *ports READ ports CONSTANT)
    Q_PROPERTY(wakedock::models::FormRowsModel *environment READ environment CONSTANT)
    Q_PROPERTY(wakedock::models::FormRowsModel *volumes READ volumes CONSTANT)
    Q_PROPERTY(wakedock::models::PlanModel *plan READ plan CONSTANT)
    Q_PROPERTY(wakedock::models::DomainCheckModel *domainCheck READ domainCheck CONSTANT)
    Q_PROPERTY(QVariantMap errors READ errors NOTIFY errorsChanged)
    Q_PROPERTY(bool valid READ valid NOTIFY errorsChanged)
    Q_PROPERTY(QStringList warnings READ warnings NOTIFY errorsChanged)
    Q_PROPERTY(bool submitting READ submitting NOTIFY submittingChanged)
    Q_PROPERTY(wakedock::models::ErrorText failure READ failure NOTIFY failureChanged)

public:
    using Health = DeployFormText::Health;

    explicit DeployFormModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] QString name() const { return m_text.name; }
    void setName(const QString &value) { edit(m_text.name, value, "name"); }
    [[nodiscard]] QString image() const { return m_text.image; }
    void setImage(const QString &value) { edit(m_text.image, value, "image"); }
    [[nodiscard]] QString domain() const { return m_text.domain; }
    void setDomain(const QString &value);
    /// Empty = this machine.
    [[nodiscard]] QString hostId() const { return m_text.hostId; }
    void setHostId(const QString &value) { edit(m_text.hostId, value, "host_id"); }
    [[nodiscard]] QString upstreamPort() const { return m_text.upstreamPort; }
    void setUpstreamPort(const QString &value) { edit(m_text.upstreamPort, value, "upstream_port"); }
    [[nodiscard]] QString caddySnippet() const { return m_text.caddySnippet; }
    void setCaddySnippet(const QString &value) { edit(m_text.caddySnippet, value, "caddy_snippet"); }
    [[nodiscard]] int health() const { return static_cast<int>(m_text.health); }
    void setHealth(int choice);
    [[nodiscard]] QString healthPath() const { return m_text.healthPath; }
    void setHealthPath(const QString &value) { edit(m_text.healthPath, value, "health_check.path"); }
    [[nodiscard]] QString healthInterval() const { return m_text.healthInterval; }
    void setHealthInterval(const QString &value) { edit(m_text.healthInterval, value, "health_check.interval_seconds"); }
    [[nodiscard]] FormRowsModel *ports() { return &m_ports; }
    [[nodiscard]] FormRowsModel *environment() { return &m_environment; }
    [[nodiscard]] FormRowsModel *volumes() { return &m_volumes; }

    /// Idle until preview(), and again with the next change.
    [[nodiscard]] PlanModel *plan() { return &m_plan; }
    /// Of the domain as it was when it was asked for; idle again with the domain's next change.
    [[nodiscard]] DomainCheckModel *domainCheck() { return &m_domainCheck; }

    /// Sentence by field (`name`, `domain`, `health_check.path` ...); those of rows stand in the rows.
    [[nodiscard]] QVariantMap errors() const { return m_shown; }
    [[nodiscard]] bool valid() const { return m_problems.empty(); }
    /// Mounts that give the container power over this machine.
    [[nodiscard]] QStringList warnings() const { return m_warnings; }
    [[nodiscard]] bool submitting() const { return m_submitting; }
    /// A refusal that belongs to no field.
    [[nodiscard]] ErrorText failure() const { return m_failure; }

    /// Shows every problem; without any, asks the core to deploy.
    Q_INVOKABLE void submit();
    /// Shows every problem; without any, asks what deploying this would do.
    Q_INVOKABLE void preview();
    /// Empty again, for the next service.
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void edited();
    void errorsChanged();
    void submittingChanged();
    void failureChanged();
    /// Accepted and recorded; the work goes on under this operation.
    void submitted(const QString &operationId);

private:
    void edit(QString &field, const QString &value, const char *apiName);
    void follow(FormRowsModel &rows, const QString &list, std::vector<FormRow> DeployFormText::*into);
    void check();
    void show();
    void showOne(const FieldError &problem);
    /// False when the list has no rows of its own.
    bool showInRow(const FormPlace &place, const QString &sentence);
    void refuse(const Error &error);
    void setSubmitting(bool submitting);
    void setFailure(ErrorText failure);

    Bridge &m_bridge;
    DeployFormText m_text;
    FormRowsModel m_ports;
    FormRowsModel m_environment;
    FormRowsModel m_volumes;
    PlanModel m_plan;
    DomainCheckModel m_domainCheck;
    DeployFormReading m_reading;
    std::vector<FieldError> m_problems;
    /// What the core refused last; goes with the next change, which may have mended it.
    std::vector<FieldError> m_refused;
    QSet<QString> m_touched;
    QVariantMap m_shown;
    QStringList m_warnings;
    ErrorText m_failure;
    bool m_showsAll = false;
    bool m_submitting = false;
};

} // namespace wakedock::models
