#include "backend/core/domain/rules/wake_rules.h"

namespace wakedock::core {

VisitVerdict visitVerdict(const Service &service, bool fallsAsleep)
{
    const ServiceRecord &record = service.record;
    if (record.config.kind == ServiceKind::Swarm || record.revision == 0) {
        return VisitVerdict::IsRefused;
    }
    if (record.config.kind == ServiceKind::Compose && service.state.containerIds.empty()) {
        return VisitVerdict::IsRefused; // only `up` makes it again
    }
    switch (service.state.status) {
    case ServiceStatus::Sleeping:
        return VisitVerdict::Wakes;
    case ServiceStatus::Waking:
        return VisitVerdict::Waits;
    case ServiceStatus::Stopping:
        return fallsAsleep ? VisitVerdict::Wakes : VisitVerdict::IsRefused;
    case ServiceStatus::Stopped:
    case ServiceStatus::Error:
        return record.wished != WishedRun::Stopped && service.state.statusReason != "paused" ? VisitVerdict::Wakes
                                                                                             : VisitVerdict::IsRefused;
    case ServiceStatus::Running: // from outside: woken by the book it is shown
        return record.wished == WishedRun::Sleeping ? VisitVerdict::Wakes : VisitVerdict::IsRefused;
    case ServiceStatus::Created:
    case ServiceStatus::Deploying:
    case ServiceStatus::Unhealthy:
    case ServiceStatus::Unknown:
        break;
    }
    return VisitVerdict::IsRefused;
}

} // namespace wakedock::core
