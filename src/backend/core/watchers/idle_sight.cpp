#include "backend/core/watchers/idle_sight.h"

#include "backend/core/domain/rules/dependency_rules.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/core/domain/rules/stack_rules.h"

namespace wakedock::core {

IdleSight::View IdleSight::view() const
{
    View seen;
    seen.all = m_needs.states.all();
    const auto connections = m_needs.connections();
    seen.connectionsKnown = connections.has_value();
    seen.connections = connections.value_or(std::map<ServiceId, int>());
    seen.usage = m_needs.monitoring.latest();
    seen.local = m_needs.localMoment(m_needs.clock.now());
    for (const TerminalInfo &terminal : m_needs.terminals.running()) {
        seen.inTerminals.insert(terminal.serviceId);
    }
    return seen;
}

IdleSignals IdleSight::signalsOf(const Service &service, const View &seen, bool isFalling) const
{
    const ServiceId &id = service.record.id;
    const ActivityService::Seen activity = m_needs.activity.of(id);
    IdleSignals signals;
    signals.now = m_needs.clock.now();
    signals.local = seen.local;
    signals.sinceUse = activity.sinceUse;
    signals.sinceHeld = activity.sinceHeld;
    signals.bytesPerSecond = activity.bytesPerSecond;
    signals.measurable = activity.isMeasured;
    signals.keptUntil = activity.kept.keptUntil;
    signals.ownSession = ownSessionOf(service.record, seen, isFalling);
    signals.awakeDependants = awakeDependants(seen.all, service.record.config.name);
    if (const auto found = seen.connections.find(id); found != seen.connections.end()) {
        signals.connections = found->second;
    }
    if (const auto found = seen.usage->find(id); found != seen.usage->end()) {
        signals.cpuPercent = found->second.cpuPercent;
    }
    // A proxy that cannot be asked may have connections open that nobody sees.
    const ProxyStatus proxy = m_needs.caddy.status();
    signals.marksSeen =
        service.record.config.domain.empty() || (proxy.reachable && proxy.seesMarks && seen.connectionsKnown);
    return signals;
}

std::string IdleSight::ownSessionOf(const ServiceRecord &record, const View &seen, bool isFalling) const
{
    if (seen.inTerminals.contains(record.id)) {
        return "a terminal";
    }
    const auto stack = stackOfService(record.config);
    const bool isBusy = m_needs.lanes.isBusy(record.id) || (stack && m_needs.lanes.isBusy(stackSubject(*stack)));
    return isBusy && !isFalling ? "an operation" : std::string();
}

} // namespace wakedock::core
