#include "backend/core/domain/rules/wake_rules.h"

namespace wakedock::core {

namespace {

VisitVerdict wakesWhere(bool itDoes)
{
    return itDoes ? VisitVerdict::Wakes : VisitVerdict::IsRefused;
}

} // namespace

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
        return wakesWhere(fallsAsleep);
    case ServiceStatus::Stopped:
    case ServiceStatus::Error:
        return wakesWhere(record.wished != WishedRun::Stopped && service.state.statusReason != "paused");
    case ServiceStatus::Running: // from outside: woken by the book it is shown
        return wakesWhere(record.wished == WishedRun::Sleeping);
    case ServiceStatus::Created:
    case ServiceStatus::Deploying:
    case ServiceStatus::Unhealthy:
    case ServiceStatus::Unknown:
        break;
    }
    return VisitVerdict::IsRefused;
}

} // namespace wakedock::core
