#include "models/services/service_text.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "models/common/text_format.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>
#include <array>

namespace wakedock::models {

namespace {

struct StatusLook {
    core::ServiceStatus status;
    const char *word;
    Tone tone;
};

using Status = core::ServiceStatus;
constexpr std::array statusLooks = {
    StatusLook{Status::Created, QT_TRANSLATE_NOOP("ServiceStatus", "Created"), Tone::Neutral},
    StatusLook{Status::Deploying, QT_TRANSLATE_NOOP("ServiceStatus", "Deploying"), Tone::Progress},
    StatusLook{Status::Running, QT_TRANSLATE_NOOP("ServiceStatus", "Running"), Tone::Positive},
    StatusLook{Status::Unhealthy, QT_TRANSLATE_NOOP("ServiceStatus", "Unhealthy"), Tone::Warning},
    StatusLook{Status::Stopping, QT_TRANSLATE_NOOP("ServiceStatus", "Stopping"), Tone::Progress},
    StatusLook{Status::Stopped, QT_TRANSLATE_NOOP("ServiceStatus", "Stopped"), Tone::Neutral},
    StatusLook{Status::Sleeping, QT_TRANSLATE_NOOP("ServiceStatus", "Sleeping"), Tone::Resting},
    StatusLook{Status::Waking, QT_TRANSLATE_NOOP("ServiceStatus", "Waking"), Tone::Progress},
    StatusLook{Status::Error, QT_TRANSLATE_NOOP("ServiceStatus", "Error"), Tone::Negative},
    StatusLook{Status::Unknown, QT_TRANSLATE_NOOP("ServiceStatus", "Unknown"), Tone::Neutral},
};

const StatusLook &lookOf(Status status)
{
    const auto *const found = std::find_if(statusLooks.begin(), statusLooks.end(),
                                           [status](const StatusLook &look) { return look.status == status; });
    return found == statusLooks.end() ? statusLooks.back() : *found;
}

QString serviceWord(const char *word)
{
    return QCoreApplication::translate("Service", word);
}

int boundHostPort(const core::Service &service, const core::PortMapping &wished)
{
    if (wished.hostPort != 0) {
        return wished.hostPort;
    }
    for (const auto &bound : service.state.boundPorts) {
        if (bound.containerPort == wished.containerPort && bound.protocol == wished.protocol) {
            return bound.hostPort;
        }
    }
    return 0;
}

} // namespace

QString statusWord(core::ServiceStatus status)
{
    return QCoreApplication::translate("ServiceStatus", lookOf(status).word);
}

Tone statusTone(core::ServiceStatus status)
{
    return lookOf(status).tone;
}

bool isInTransition(core::ServiceStatus status)
{
    return statusTone(status) == Tone::Progress;
}

bool canStart(core::ServiceStatus status)
{
    return status == Status::Stopped || status == Status::Sleeping || status == Status::Error;
}

bool canStop(core::ServiceStatus status)
{
    return status == Status::Running || status == Status::Unhealthy;
}

bool canKeepAwake(const core::Service &service)
{
    const Status status = service.state.status;
    return service.record.config.sleep.enabled && (canStop(status) || status == Status::Sleeping);
}

bool isOfStack(const core::Service &service)
{
    return service.record.config.kind == core::ServiceKind::Compose;
}

bool canWake(const core::Service &service)
{
    const Status status = service.state.status;
    return status == Status::Sleeping
        || (isOfStack(service) && canStart(status) && service.record.wished != core::WishedRun::Stopped);
}

QString addressOf(const core::ServiceConfig &config, PublicPorts ports)
{
    return text(core::publicAddress(config, ports.http, ports.https));
}

QStringList portTexts(const core::Service &service)
{
    QStringList texts;
    for (const auto &port : service.record.config.ports) {
        const int hostPort = boundHostPort(service, port);
        const QString host = hostPort == 0 ? serviceWord(QT_TRANSLATE_NOOP("Service", "any")) : QString::number(hostPort);
        const QString protocol = port.protocol == core::Protocol::Udp ? QStringLiteral("/udp") : QString();
        texts.append(QStringLiteral("%1 → %2%3").arg(host, QString::number(port.containerPort), protocol));
    }
    return texts;
}

QVariantList volumeTexts(const core::ServiceConfig &config)
{
    QVariantList volumes;
    for (const auto &volume : config.volumes) {
        const QString suffix = volume.readOnly ? serviceWord(QT_TRANSLATE_NOOP("Service", " (read-only)")) : QString();
        volumes.append(QVariantMap{{QStringLiteral("label"), text(volume.target)},
                                   {QStringLiteral("value"), text(volume.source) + suffix}});
    }
    return volumes;
}

QString healthCheckText(const core::ServiceConfig &config)
{
    if (!config.healthCheck) {
        return serviceWord(QT_TRANSLATE_NOOP("Service", "Found automatically"));
    }
    const auto &check = *config.healthCheck;
    switch (check.type) {
    case core::HealthCheckType::Http:
        return serviceWord(QT_TRANSLATE_NOOP("Service", "HTTP %1, every %2 s"))
            .arg(text(check.path))
            .arg(check.intervalSeconds);
    case core::HealthCheckType::Tcp:
        return serviceWord(QT_TRANSLATE_NOOP("Service", "TCP connection, every %1 s")).arg(check.intervalSeconds);
    case core::HealthCheckType::Docker:
        return serviceWord(QT_TRANSLATE_NOOP("Service", "The image's own"));
    case core::HealthCheckType::None:
        break;
    }
    return serviceWord(QT_TRANSLATE_NOOP("Service", "None"));
}

QString restartPolicyText(core::RestartPolicy policy)
{
    switch (policy) {
    case core::RestartPolicy::Always:
        return serviceWord(QT_TRANSLATE_NOOP("Service", "Always"));
    case core::RestartPolicy::UnlessStopped:
        return serviceWord(QT_TRANSLATE_NOOP("Service", "Unless stopped"));
    case core::RestartPolicy::OnFailure:
        return serviceWord(QT_TRANSLATE_NOOP("Service", "On failure"));
    case core::RestartPolicy::No:
        break;
    }
    return serviceWord(QT_TRANSLATE_NOOP("Service", "Never"));
}

} // namespace wakedock::models
