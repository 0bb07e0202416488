#pragma once

#include "backend/core/domain/service.h"
#include "models/common/words.h"

#include <QString>
#include <QStringList>
#include <QVariantList>

namespace wakedock::models {

QString statusWord(core::ServiceStatus status);
Tone statusTone(core::ServiceStatus status);
/// True while WakeDock itself is changing it: the row then offers no further action.
bool isInTransition(core::ServiceStatus status);
bool canStart(core::ServiceStatus status);
bool canStop(core::ServiceStatus status);
/// It sleeps by itself, and is or will be awake.
bool canKeepAwake(const core::Service &service);
/// It belongs to a stack: it is changed, started and stopped with that, and sleeps and wakes by itself.
bool isOfStack(const core::Service &service);
/// It sleeps, or it is a stack's and ended by itself.
bool canWake(const core::Service &service);
/// Where the proxy listens; 0 = not known (yet), then the usual ports are meant.
struct PublicPorts {
    int http = 0;
    int https = 0;
    bool operator==(const PublicPorts &) const = default;
};
/// What a browser would open; empty without a domain.
QString addressOf(const core::ServiceConfig &config, PublicPorts ports);
/// `8080 → 80`, in the order of the configuration, with the host ports the engine chose.
QStringList portTexts(const core::Service &service);
/// {label, value, mono} for the overview.
QVariantList volumeTexts(const core::ServiceConfig &config);
QString healthCheckText(const core::ServiceConfig &config);
QString restartPolicyText(core::RestartPolicy policy);

} // namespace wakedock::models
