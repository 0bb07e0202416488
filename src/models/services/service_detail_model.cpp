#include "models/services/service_detail_model.h"

#include "models/common/text_format.h"
#include "models/services/service_text.h"
#include "models/services/wakefulness_text.h"

#include <QCoreApplication>
#include <QVariantMap>

namespace wakedock::models {

namespace {

QVariantMap detailFact(const QString &label, const QString &value)
{
    return {{QStringLiteral("label"), label}, {QStringLiteral("value"), value}};
}

} // namespace

ServiceDetailModel::ServiceDetailModel(Bridge &bridge, ServiceListModel &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_deployments(bridge)
{
    connect(&services, &ServiceListModel::serviceTouched, this, [this](const core::ServiceId &id) {
        if (id == m_id) {
            look();
        }
    });
    connect(&services, &ServiceListModel::usageSampled, this, &ServiceDetailModel::usageChanged);
    connect(&services, &ServiceListModel::portsChanged, this, &ServiceDetailModel::changed);
    connect(&services, &ServiceListModel::hostsNamed, this, &ServiceDetailModel::changed);
    connect(&services, &ServiceListModel::stateChanged, this, &ServiceDetailModel::look);
}

void ServiceDetailModel::look()
{
    const auto service = m_services.find(m_id);
    if (service != m_service) {
        m_service = service;
        Q_EMIT changed();
        Q_EMIT usageChanged();
    }
}

QString ServiceDetailModel::serviceId() const
{
    return text(m_id.value);
}

void ServiceDetailModel::setServiceId(const QString &id)
{
    const core::ServiceId wanted(id.toStdString());
    if (wanted == m_id) {
        return;
    }
    m_id = wanted;
    m_service = m_services.find(m_id);
    m_deployments.show(m_id);
    Q_EMIT changed();
    Q_EMIT usageChanged();
}

core::ServiceStatus ServiceDetailModel::status() const
{
    return m_service ? m_service->state.status : core::ServiceStatus::Unknown;
}

const core::ContainerUsage *ServiceDetailModel::usage() const
{
    const ServiceRow *row = m_services.rowOf(m_id);
    return row && row->usage ? &*row->usage : nullptr;
}

QString ServiceDetailModel::name() const
{
    return m_service ? text(m_service->record.config.name) : QString();
}

QString ServiceDetailModel::statusText() const
{
    return statusWord(status());
}

QString ServiceDetailModel::statusReason() const
{
    return m_service ? text(m_service->state.statusReason) : QString();
}

Tone ServiceDetailModel::tone() const
{
    return statusTone(status());
}

bool ServiceDetailModel::busy() const
{
    return isInTransition(status());
}

bool ServiceDetailModel::canStart() const
{
    return models::canStart(status());
}

bool ServiceDetailModel::canWake() const
{
    return m_service && models::canWake(*m_service);
}

bool ServiceDetailModel::ofStack() const
{
    return m_service && isOfStack(*m_service);
}

bool ServiceDetailModel::canStop() const
{
    return models::canStop(status());
}

QString ServiceDetailModel::awakeText() const
{
    return m_service ? awakeDetailText(m_service->state, nowInMilliseconds()) : QString();
}

bool ServiceDetailModel::keptAwake() const
{
    return m_service && isKeptAwake(m_service->state, nowInMilliseconds());
}

bool ServiceDetailModel::canKeepAwake() const
{
    return m_service && models::canKeepAwake(*m_service);
}

QString ServiceDetailModel::domain() const
{
    return m_service ? text(m_service->record.config.domain) : QString();
}

QString ServiceDetailModel::address() const
{
    return m_service ? addressOf(m_service->record.config, m_services.ports()) : QString();
}

QVariantList ServiceDetailModel::facts() const
{
    if (!m_service) {
        return {};
    }
    const auto &record = m_service->record;
    const QString ports = portTexts(*m_service).join(QStringLiteral(",  "));
    const QString revision = record.revision == 0 ? QCoreApplication::translate("ServiceDetailModel", "Not deployed yet")
                                                  : QString::number(record.revision);
    QVariantList facts = {
        detailFact(QCoreApplication::translate("ServiceDetailModel", "Image"), text(record.config.image)),
        detailFact(QCoreApplication::translate("ServiceDetailModel", "Ports"),
                   ports.isEmpty() ? QCoreApplication::translate("ServiceDetailModel", "None published") : ports),
        detailFact(QCoreApplication::translate("ServiceDetailModel", "Health check"), healthCheckText(record.config)),
        detailFact(QCoreApplication::translate("ServiceDetailModel", "Restart"),
                   restartPolicyText(record.config.restartPolicy)),
        detailFact(QCoreApplication::translate("ServiceDetailModel", "Revision"), revision),
        detailFact(QCoreApplication::translate("ServiceDetailModel", "Created"),
                   QCoreApplication::translate("ServiceDetailModel", "%1 by %2")
                       .arg(momentText(record.createdAt), text(record.owner))),
    };
    if (const QString host = m_services.hostName(record.config.hostId); !host.isEmpty()) {
        facts.prepend(detailFact(QCoreApplication::translate("ServiceDetailModel", "Host"), host));
    }
    if (m_service->state.startedAt) {
        facts.append(detailFact(QCoreApplication::translate("ServiceDetailModel", "Started"),
                                momentText(*m_service->state.startedAt)));
    }
    return facts;
}

QVariantList ServiceDetailModel::environment() const
{
    QVariantList variables;
    if (m_service) {
        for (const auto &[key, value] : m_service->record.config.environment) {
            variables.append(detailFact(text(key), text(value)));
        }
    }
    return variables;
}

QVariantList ServiceDetailModel::volumes() const
{
    return m_service ? volumeTexts(m_service->record.config) : QVariantList();
}

QString ServiceDetailModel::cpuText() const
{
    return usage() ? percentText(usage()->cpuPercent) : QString();
}

QString ServiceDetailModel::memoryText() const
{
    return usage() ? bytesText(usage()->memoryBytes) : QString();
}

QString ServiceDetailModel::memoryLimitText() const
{
    return usage() && usage()->memoryLimitBytes > 0
        ? QCoreApplication::translate("ServiceDetailModel", "of %1").arg(bytesText(usage()->memoryLimitBytes))
        : QString();
}

QString ServiceDetailModel::networkText() const
{
    return usage() ? QCoreApplication::translate("ServiceDetailModel", "%1 in, %2 out")
                         .arg(bytesText(usage()->networkReceivedBytes), bytesText(usage()->networkSentBytes))
                   : QString();
}

QString ServiceDetailModel::processText() const
{
    return usage() ? QString::number(usage()->processes) : QString();
}

QList<qreal> ServiceDetailModel::cpuHistory() const
{
    const ServiceRow *row = m_services.rowOf(m_id);
    return row ? row->cpuHistory : QList<qreal>();
}

} // namespace wakedock::models
