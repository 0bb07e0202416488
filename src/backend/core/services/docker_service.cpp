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
    for (const HostId &host : m_engines.hosts()) {
        m_hosts.try_emplace(host);
        scope.start("following the engine of host " + host.value, [this, host](CancelToken cancel) {
            return m_engines.engine(host).watch([this, host](const EngineFact &fact) { take(host, fact); },
                                                std::move(cancel));
        });
    }
}

std::optional<EngineVersion> DockerService::version(const HostId &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? std::nullopt : found->second.version;
}

std::vector<Container> DockerService::running() const
{
    std::vector<Container> all;
    for (const auto &[id, host] : m_hosts) {
        auto running = host.inventory.running();
        std::move(running.begin(), running.end(), std::back_inserter(all));
    }
    return all;
}

void DockerService::take(const HostId &host, const EngineFact &fact)
{
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
    Host &known = m_hosts[host];
    known.inventory.reduce(fact);
    known.version = fact.version;
    m_log.info("Connected to " + fact.version.name + " " + fact.version.version + " (API " + fact.version.apiVersion + "), "
                   + std::to_string(fact.containers.size()) + " containers.",
               {{"host", host.value}});
    m_events.publish(
        HostListed{host, std::make_shared<const std::map<ServiceId, std::vector<Container>>>(known.inventory.byService())});
    m_events.publish(ComponentHealthChanged{
        {"docker", Availability::Available, fact.version.name + " " + fact.version.version, {}, m_clock.now()}});
}

void DockerService::lost(const HostId &host, const engine_fact::Gap &fact)
{
    m_hosts[host].version.reset();
    m_log.warning("The engine cannot be reached. " + fact.reason, {{"host", host.value}, {"remedy", fact.remedy}});
    m_events.publish(HostLost{host, fact.reason});
    m_events.publish(ComponentHealthChanged{{"docker", Availability::Unavailable, fact.reason, fact.remedy, m_clock.now()}});
}

void DockerService::tell(const HostId &host, const std::vector<ServiceId> &services, const std::string &cause)
{
    for (const ServiceId &service : services) {
        m_events.publish(ContainersChanged{host, service, m_hosts[host].inventory.containersOf(service), cause});
    }
}

} // namespace wakedock::core
