#include "app/assembly/core_assembly.h"

#include <utility>

namespace wakedock::app {

CoreAssembly::CoreAssembly(const CoreGround &ground)
    : m_ground(ground)
    , states(ground.marks, ground.events, ground.clock, ground.log.as(log_category::Gate))
    , docker(ground.engines, ground.events, ground.clock, ground.log.as(log_category::Docker))
    , caddy(ground.proxy, ground.clock, ground.scope, ground.log.as(log_category::Caddy))
    , health(ground.events, ground.clock, {"database", "docker", "caddy"},
             {[this] { return docker.version(core::localHost()); }, [this] { return caddy.status(); }})
    , monitoring(
          ground.usage, ground.events, ground.clock, [this] { return docker.running(); }, ground.sampleInterval,
          ground.log.as(log_category::Monitoring))
    , journal(ground.store, ground.events, ground.clock)
    , runner(journal, lanes, states, ground.scope, ground.log.as(log_category::Deploy))
    , converge(ground.engines, states, caddy)
    , maker(ground.engines, ground.addresses)
    , readiness(ground.probe, ground.clock)
    , routes(journal, states, caddy, converge, ground.clock)
    , bringUp(ground.engines, maker, readiness, routes, states)
    , workshop{states, caddy, journal, runner, bringUp, converge, routes, ground.engines, ground.addresses, ground.clock}
    , deployService(workshop)
    , changeService(workshop)
    , startService(workshop)
    , stopService(workshop)
    , restartService(workshop)
    , redeployService(workshop)
    , removeService(workshop)
    , cancelOperation(journal)
    , listServices(states)
    , getService(states)
    , getUsage(monitoring)
    , listDeployments(ground.store)
    , findUpstream(states)
    , listOperations(ground.store)
    , getOperation(ground.store)
    , getSystemHealth(health)
    , getSystemInfo(health, states)
    , containerWatcher(ground.events, states)
    , recoveryWatcher(ground.events, ground.scope, {journal, lanes, converge, states, ground.log.as(log_category::Deploy)})
    , proxyDriftWatcher(ground.proxy, caddy, ground.events, ground.clock, ground.log.as(log_category::Caddy))
{
}

Task<void> CoreAssembly::start()
{
    auto known = co_await m_ground.store.read([](core::Repositories &repositories) {
        std::pair<std::vector<core::ServiceRecord>, std::vector<core::Revision>> all{repositories.services().list(), {}};
        for (const core::ServiceRecord &record : all.first) {
            if (auto revision = repositories.services().findRevision(record.id, record.revision)) {
                all.second.push_back(std::move(*revision));
            }
        }
        return all;
    });
    states.load(std::move(known.first), known.second);
    caddy.load(states.routesInForce());
    m_ground.events.publish(
        core::ComponentHealthChanged{{"database", core::Availability::Available, "SQLite", {}, m_ground.clock.now()}});
    docker.start(m_ground.scope);
    proxyDriftWatcher.start(m_ground.scope);
    monitoring.start(m_ground.scope);
}

} // namespace wakedock::app
