#include "app/assembly/core_assembly.h"

#include "app/assembly/local_moment.h"

#include <map>
#include <optional>
#include <utility>

namespace wakedock::app {

namespace {

core::RunningNow runningNow(const core::OperationJournal &journal)
{
    return [&journal](const core::OperationId &id) {
        const auto run = journal.find(id);
        return run ? std::optional(run->operation()) : std::nullopt;
    };
}

/// A proxy that is away has none, whatever it had; one that does not tell may have any.
std::optional<std::map<core::ServiceId, int>> connectionsNow(const core::CaddyService &caddy,
                                                             const core::ProxyHealthService &proxyHealth)
{
    const auto traffic = proxyHealth.latest();
    if (!caddy.status().reachable) {
        return std::map<core::ServiceId, int>();
    }
    return traffic->problem.empty() ? std::optional(traffic->inFlight) : std::nullopt;
}

} // namespace

CoreAssembly::CoreAssembly(const CoreGround &ground)
    : m_ground(ground)
    , states(ground.marks, ground.events, ground.log.as(log_category::Gate))
    , engines(ground.engines, states)
    , docker(engines, ground.events, ground.clock, ground.log.as(log_category::Docker))
    , hosts({ground.store, ground.clock, ground.engineHosts, ground.secrets, ground.localEngine, docker,
             ground.log.as(log_category::Docker), ground.addresses,
             [this](const core::HostId &host) { return stacks.service.keptOn(host); }})
    , registries({ground.store, ground.clock, ground.registries, ground.secrets, ground.log.as(log_category::Docker)})
    , caddy(ground.proxy, ground.clock, ground.scope, ground.log.as(log_category::Caddy), ground.routeTerms)
    , domains({ground.clock, ground.domainSight, ground.probe, states, caddy, ground.addresses, engines,
               ground.proxySurroundings, docker})
    , proxyConfig({ground.proxyConfigs, ground.configBackups, caddy, ground.store, ground.clock, ground.scope})
    , certificates({ground.store, ground.clock, ground.events, ground.certificateReader, ground.proxyCertificates,
                    ground.secrets, ground.domainSight, caddy, ground.scope, ground.log.as(log_category::Caddy)})
    , health(ground.events, ground.clock, {"database", "docker", "caddy"},
             {[this] { return docker.version(core::localHost()); }, [this] { return caddy.status(); }})
    , monitoring(
          ground.usage, ground.events, ground.clock, [this] { return docker.running(); }, ground.sampleInterval,
          ground.log.as(log_category::Monitoring))
    , proxyHealth({ground.proxyMetrics, ground.events, ground.clock, [this] { return caddy.wished(); },
                   [this] { return caddy.status().reachable; }, ground.sampleInterval, ground.log.as(log_category::Caddy)})
    , journal(ground.store, ground.events, ground.clock)
    , runner(journal, lanes, states, ground.scope, ground.log.as(log_category::Deploy))
    , loneOperations(journal, ground.scope, ground.log.as(log_category::Docker))
    , converge(engines, states, caddy, ground.addresses)
    , maker(engines, ground.addresses)
    , readiness(ground.probe, ground.clock)
    , routes(journal, states, caddy, converge, ground.clock)
    , bringUp(engines, maker, readiness, routes, states)
    , workshop{states, caddy,   journal,          runner,       bringUp,        converge,
               routes, engines, ground.addresses, ground.clock, ground.snippets}
    , operatorRoutes({caddy, ground.proxyConfigs, states, runner, ground.store, ground.clock, ground.scope, ground.ownDoors})
    , stacks({engines,
              ground.stackFiles,
              ground.compose,
              ground.clock,
              journal,
              runner,
              docker,
              {states, caddy, converge, routes, readiness, ground.addresses},
              ground.events,
              m_ground.sleepDefaults})
    , sleeping({workshop, stacks.workshop, states, ground.addresses, ground.linkCounters, ground.store, ground.events,
                ground.clock, ground.scope, monitoring, engines, docker, ground.memoryBudget, ground.requestLog,
                ground.countsRequests, ground.log.as(log_category::Gate)})
    , deployService(workshop, sleeping.wake)
    , changeService(workshop, sleeping.wake)
    , startService(workshop, sleeping.wake)
    , stopService(workshop)
    , restartService(workshop, sleeping.wake)
    , redeployService(workshop, sleeping.wake)
    , rollBackService(workshop, sleeping.wake)
    , planDeployment(workshop)
    , removeService(workshop, engines)
    , cancelOperation(journal)
    , mendProxy({domains.diagnose,
                 ground.proxySurroundings,
                 states,
                 converge,
                 runner,
                 {ground.proxyConfigs, ground.configBackups, caddy, ground.store, ground.clock, ground.scope}})
    , listServices(states)
    , getService(states)
    , getUsage(monitoring)
    , listDeployments(ground.store)
    , listRevisions(ground.store)
    , listOperations(ground.store, runningNow(journal))
    , getOperation(ground.store, runningNow(journal))
    , getSystemHealth(health)
    , getSystemInfo(health, states)
    , getProxyTraffic(proxyHealth, caddy, states)
    , imageUpdates(ground.registries, ground.events, ground.clock)
    , objects({engines, ground.events, ground.store, ground.clock, docker, states, monitoring, ground.scope, journal,
               loneOperations, imageUpdates, [this](const core::HostId &host) { return stacks.service.keptOn(host); }})
    , adoptContainer(workshop, objects.inventory, engines, ground.sleepDefaults)
    , composeOfContainer(objects.inventory, engines)
    , composeOfService(states, engines)
    , terminals(ground.containerTerminals, ground.store, ground.clock, ground.scope, ground.log.as(log_category::Docker))
    , openTerminal(states, objects.inventory, terminals)
    , attachTerminal(terminals)
    , containerWatcher(ground.events, states)
    , stackWatcher(ground.events, stacks.service, ground.clock)
    , strayWatcher({ground.events, stacks.service, stacks.fetchStrays, ground.clock, ground.log.as(log_category::Docker)})
    , recoveryWatcher(
          ground.events, ground.scope,
          {journal, lanes, converge, states, ground.clock, ground.log.as(log_category::Deploy),
           [this](core::CallContext context, core::Operation operation) {
               return stacks.settle(std::move(context), std::move(operation));
           },
           [this](const core::HostId &host) { return docker.state(host).availability == core::Availability::Available; },
           [this](core::CallContext context, core::ServiceRecord record) {
               return sleeping.stacks.settleInterrupted(std::move(context), std::move(record));
           }})
    , proxyDriftWatcher(ground.proxy, caddy, ground.events, ground.clock, ground.log.as(log_category::Caddy))
    , imageUpdateWatcher(ground.engines, objects.inventory, imageUpdates, ground.clock, ground.log.as(log_category::Docker))
    , idleSight({ground.clock, states, sleeping.activity, monitoring, caddy, terminals, lanes,
                 [this] { return connectionsNow(caddy, proxyHealth); }, localMoment})
    , idleWatcher({ground.events, ground.clock, states, sleeping.activity, stacks.service, idleSight, sleeping.putToSleep,
                   sleeping.needsInUse, ground.suspensions, ground.sampleInterval, ground.log.as(log_category::Gate)})
    , outsideStartWatcher({ground.events, lanes, journal, states, sleeping.wake, ground.log.as(log_category::Gate)})
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
    co_await sleeping.start();
    caddy.load(states.routesInForce());
    co_await operatorRoutes.start();
    m_ground.events.publish(
        core::ComponentHealthChanged{{"database", core::Availability::Available, "SQLite", {}, m_ground.clock.now()}});
    co_await loneOperations.closeInterrupted();
    co_await hosts.start();
    co_await registries.start();
    co_await stacks.start();
    co_await certificates.start(m_ground.scope);
    co_await sleeping.activity.load();
    idleWatcher.start(m_ground.scope);
    outsideStartWatcher.start(m_ground.scope);
    stackWatcher.start(m_ground.scope);
    strayWatcher.start(m_ground.scope);
    docker.start(m_ground.scope);
    proxyDriftWatcher.start(m_ground.scope);
    monitoring.start(m_ground.scope);
    proxyHealth.start(m_ground.scope);
    imageUpdateWatcher.start(m_ground.scope);
}

} // namespace wakedock::app
