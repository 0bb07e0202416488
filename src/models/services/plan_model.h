#pragma once

#include "models/common/bridge.h"
#include "models/common/error_text.h"
#include "models/common/words.h"

#include <QStringList>
#include <QVariantList>

namespace wakedock::models {

/// What a deployment would do, before it is asked for: of a new service, a redeploy or a rollback.
class PlanModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(wakedock::models::RequestState state READ state NOTIFY changed)
    Q_PROPERTY(wakedock::models::ErrorText error READ error NOTIFY changed)
    Q_PROPERTY(QString heading READ heading NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(bool interrupts READ interrupts NOTIFY changed)
    Q_PROPERTY(QStringList steps READ steps NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QStringList warnings READ warnings NOTIFY changed)

public:
    explicit PlanModel(Bridge &bridge, QObject *parent = nullptr);

    [[nodiscard]] RequestState state() const { return m_state; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    /// `The new container starts first`.
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString reason() const;
    /// True when somebody is going to notice.
    [[nodiscard]] bool interrupts() const;
    [[nodiscard]] QStringList steps() const;
    /// {label, value}: downtime, connections, what goes, volumes, networks, route.
    [[nodiscard]] QVariantList facts() const;
    /// Also what gives the container power over this machine.
    [[nodiscard]] QStringList warnings() const;

    Q_INVOKABLE void ofRedeploy(const QString &serviceId);
    /// @param revision the one to go back to
    Q_INVOKABLE void ofRollBack(const QString &serviceId, qint64 revision);
    void ofNew(const core::ServiceConfig &config);
    Q_INVOKABLE void clear();

Q_SIGNALS:
    void changed();

private:
    void ask(core::PlanRequest request);
    void set(RequestState state, core::DeploymentPlan plan = {}, ErrorText error = {});

    Bridge &m_bridge;
    RequestState m_state = RequestState::Idle;
    core::DeploymentPlan m_plan;
    ErrorText m_error;
    Generation m_generation;
};

} // namespace wakedock::models
