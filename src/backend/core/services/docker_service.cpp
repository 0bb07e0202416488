#include "backend/core/services/docker_service.h"

#include <utility>

namespace wakedock::core {

DockerService::DockerService(IEngines &engines, IEventBus &events, IClock &clock, Log log)
    : m_engines(engines)
    , m_events(events)
    , m_clock(clock)
    , m_log(log)
{
}

void DockerService::start(TaskScope &scope)
{
    m_scope = &scope;
    for (const HostId &host : m_engines.hosts()) {
        follow(host);
    }
}

void DockerService::follow(const HostId &host)
{
    Followed &followed = m_hosts[host];
    followed.state.detail = "Connecting.";
    followed.state.since = m_clock.now();
    m_events.publish(HostChanged{host});
    CancelSource stop = followed.stop;
    m_scope->start("following the engine of host " + host.value, [this, host, stop](CancelToken cancel) mutable {
        stop.follow(cancel);
        // What an engine still says after it was forgotten is about another one by now.
        const auto take = [this, host, token = stop.token()](const EngineFact &fact) {
            if (!token.isCancelled()) {
                this->take(host, fact);
            }
        };
        return m_engines.engine(host).watch(take, stop.token());
    });
}

void DockerService::forget(const HostId &host)
{
    const auto found = m_hosts.find(host);
    if (found != m_hosts.end()) {
        CancelSource stop = found->second.stop;
        ++m_changes;
        m_hosts.erase(found);
        stop.cancel();
        m_events.publish(HostChanged{host});
    }
}

std::optional<EngineVersion> DockerService::version(const HostId &host) const
{
    return state(host).engine;
}

HostState DockerService::state(const HostId &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? HostState() : found->second.state;
}

std::vector<Container> DockerService::running() const
{
    const auto found = m_hosts.find(localHost());
    return found == m_hosts.end() ? std::vector<Container>() : found->second.inventory.running();
}

const std::map<std::string, Container> &DockerService::containers(const HostId &host) const
{
    static const std::map<std::string, Container> none;
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? none : found->second.inventory.all();
}

void DockerService::take(const HostId &host, const EngineFact &fact)
{
    ++m_changes;
    if (const auto *all = std::get_if<engine_fact::Listed>(&fact)) {
        listed(host, *all);
    } else if (const auto *changed = std::get_if<engine_fact::Changed>(&fact)) {
        tell(host, m_hosts[host].inventory.reduce(*changed), changed->cause);
    } else if (const auto *gone = std::get_if<engine_fact::Gone>(&fact)) {
        tell(host, m_hosts[host].inventory.reduce(*gone), "destroy");
    } else if (const auto *gap = std::get_if<engine_fact::Gap>(&fact)) {
        lost(host, *gap);
    }
}

void DockerService::listed(const HostId &host, const engine_fact::Listed &fact)
{
    Followed &known = m_hosts[host];
    known.inventory.reduce(fact);
    m_log.info("Connected to " + fact.version.name + " " + fact.version.version + " (API " + fact.version.apiVersion + "), "
                   + std::to_string(fact.containers.size()) + " containers.",
               {{"host", host.value}});
    m_events.publish(
        HostListed{host, std::make_shared<const std::map<ServiceId, std::vector<Container>>>(known.inventory.byService())});
    changed(host,
            {Availability::Available, fact.version.name + " " + fact.version.version, {}, m_clock.now(), fact.version});
    m_events.publish(ObjectsChanged{host, ObjectKind::Containers});
}

void DockerService::lost(const HostId &host, const engine_fact::Gap &fact)
{
    m_log.warning("The engine cannot be reached. " + fact.reason, {{"host", host.value}, {"remedy", fact.remedy}});
    m_events.publish(HostLost{host, fact.reason});
    changed(host, {Availability::Unavailable, fact.reason, fact.remedy, m_clock.now(), {}});
}

void DockerService::changed(const HostId &host, HostState state)
{
    HostState &known = m_hosts[host].state;
    state.since = known.availability == state.availability ? known.since : state.since;
    known = state;
    m_events.publish(HostChanged{host});
    // WakeDock leans on its own engine only: a far one that is gone makes nothing else worse.
    if (host == localHost()) {
        m_events.publish(ComponentHealthChanged{{"docker", state.availability, state.detail, state.remedy, m_clock.now()}});
    }
}

void DockerService::tell(const HostId &host, const std::vector<ServiceId> &services, const std::string &cause)
{
    for (const ServiceId &service : services) {
        m_events.publish(ContainersChanged{host, service, m_hosts[host].inventory.containersOf(service), cause});
    }
    m_events.publish(ObjectsChanged{host, ObjectKind::Containers});
}

} // namespace wakedock::core
