#pragma once

#include "models/services/deployment_list_model.h"
#include "models/services/service_list_model.h"

#include <QVariantList>

namespace wakedock::models {

/// One service, whole, for its own page. Follows the list model, so both always say the same.
class ServiceDetailModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QString serviceId READ serviceId WRITE setServiceId NOTIFY changed)
    Q_PROPERTY(bool present READ present NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed)
    Q_PROPERTY(QString statusReason READ statusReason NOTIFY changed)
    Q_PROPERTY(wakedock::models::Tone tone READ tone NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(bool canStart READ canStart NOTIFY changed)
    Q_PROPERTY(bool canStop READ canStop NOTIFY changed)
    Q_PROPERTY(bool canWake READ canWake NOTIFY changed)
    Q_PROPERTY(bool ofStack READ ofStack NOTIFY changed)
    Q_PROPERTY(QString domain READ domain NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString awakeText READ awakeText NOTIFY usageChanged)
    Q_PROPERTY(bool keptAwake READ keptAwake NOTIFY usageChanged)
    Q_PROPERTY(bool canKeepAwake READ canKeepAwake NOTIFY changed)
    Q_PROPERTY(QVariantList facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList environment READ environment NOTIFY changed)
    Q_PROPERTY(QVariantList volumes READ volumes NOTIFY changed)
    Q_PROPERTY(QString cpuText READ cpuText NOTIFY usageChanged)
    Q_PROPERTY(QString memoryText READ memoryText NOTIFY usageChanged)
    Q_PROPERTY(QString memoryLimitText READ memoryLimitText NOTIFY usageChanged)
    Q_PROPERTY(QString networkText READ networkText NOTIFY usageChanged)
    Q_PROPERTY(QString processText READ processText NOTIFY usageChanged)
    Q_PROPERTY(QList<qreal> cpuHistory READ cpuHistory NOTIFY usageChanged)
    Q_PROPERTY(wakedock::models::DeploymentListModel *deployments READ deployments CONSTANT)

public:
    ServiceDetailModel(Bridge &bridge, ServiceListModel &services, QObject *parent = nullptr);

    [[nodiscard]] QString serviceId() const;
    void setServiceId(const QString &id);
    /// False once it was removed; the page then goes back to the list.
    [[nodiscard]] bool present() const { return m_service != nullptr; }
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] QString statusReason() const;
    [[nodiscard]] Tone tone() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] bool canStart() const;
    [[nodiscard]] bool canStop() const;
    [[nodiscard]] bool canWake() const;
    /// Started, stopped, changed and removed with its stack, not by itself.
    [[nodiscard]] bool ofStack() const;
    /// Why it is awake, for how long, and what is behind it. Empty where its sleep is off.
    [[nodiscard]] QString awakeText() const;
    [[nodiscard]] bool keptAwake() const;
    [[nodiscard]] bool canKeepAwake() const;
    [[nodiscard]] QString domain() const;
    [[nodiscard]] QString address() const;
    /// {label, value} in reading order: image, ports, health check, restart policy, revision, times.
    [[nodiscard]] QVariantList facts() const;
    /// {label, value}; the page hides values until they are asked for.
    [[nodiscard]] QVariantList environment() const;
    [[nodiscard]] QVariantList volumes() const;
    [[nodiscard]] QString cpuText() const;
    [[nodiscard]] QString memoryText() const;
    [[nodiscard]] QString memoryLimitText() const;
    [[nodiscard]] QString networkText() const;
    [[nodiscard]] QString processText() const;
    [[nodiscard]] QList<qreal> cpuHistory() const;
    [[nodiscard]] DeploymentListModel *deployments() { return &m_deployments; }

Q_SIGNALS:
    void changed();
    void usageChanged();

private:
    void look();
    [[nodiscard]] core::ServiceStatus status() const;
    [[nodiscard]] const core::ContainerUsage *usage() const;

    ServiceListModel &m_services;
    DeploymentListModel m_deployments;
    core::ServiceId m_id;
    std::shared_ptr<const core::Service> m_service;
};

} // namespace wakedock::models
