#include "backend/core/operations/converge.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

Converge::Converge(IEngines &engines, StateService &states, CaddyService &caddy)
    : m_engines(engines)
    , m_states(states)
    , m_caddy(caddy)
{
}

Task<std::vector<std::string>> Converge::toRevisionInForce(CallContext context, ServiceRecord record)
{
    std::vector<std::string> done;
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    auto containers = co_await engine.listContainers(context, label::Service, record.id.value);
    const auto live = liveContainer(record, containers);
    std::erase_if(containers, [&live](const Container &container) { return live && container.id == live->id; });
    co_await removeAll(context, engine, std::move(containers), done);
    if (live) {
        co_await restoreLive(context, engine, record, *live, done);
    }
    if (record.config.domain.empty()) {
        co_await m_caddy.withdraw(context, record.id);
    } else if (record.resolvedPort) {
        // A proxy that is away gets the route with the next push; that must not keep the rest from being put right.
        co_await settle(m_caddy.publish(context, routeOf(record)));
    }
    co_await refresh(context, record);
    co_return done;
}

Task<void> Converge::removeAll(CallContext context, IContainerEngine &engine, std::vector<Container> containers,
                               std::vector<std::string> &done)
{
    for (const Container &container : containers) {
        co_await engine.removeContainer(context, container.id);
        done.push_back("Removed the container " + container.name + ".");
    }
}

Task<void> Converge::restoreLive(CallContext context, IContainerEngine &engine, ServiceRecord record, Container live,
                                 std::vector<std::string> &done)
{
    const bool runs = live.status == ContainerStatus::Running || live.status == ContainerStatus::Restarting;
    if (record.wished != WishedRun::Running) {
        if (runs) {
            co_await engine.stopContainer(context, live.id, std::chrono::seconds(record.config.sleep.stopTimeoutSeconds));
            done.push_back("Stopped the container " + live.name + ".");
        }
        co_return;
    }
    if (!runs) {
        co_await engine.startContainer(context, live.id);
        done.push_back("Started the previous container " + live.name + " again.");
    }
    if (live.restartPolicy != record.config.restartPolicy) {
        co_await engine.setRestartPolicy(context, live.id, record.config.restartPolicy);
    }
}

Task<std::vector<std::string>> Converge::toNothing(CallContext context, ServiceRecord record, OperationId operation)
{
    std::vector<std::string> done;
    if (m_states.find(record.id)) {
        m_states.clearMarks(record.id);
    }
    co_await m_caddy.withdraw(context, record.id);
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    auto containers = co_await engine.listContainers(context, label::Service, record.id.value);
    co_await removeAll(context, engine, std::move(containers), done);
    if (operation.isEmpty()) {
        co_return done;
    }
    for (const std::string &volume : co_await engine.listVolumes(context, label::Operation, operation.value)) {
        co_await engine.removeVolume(context, volume);
        done.push_back("Removed the new, empty volume " + volume + ".");
    }
    for (const std::string &network : co_await engine.listNetworks(context, label::Operation, operation.value)) {
        co_await engine.removeNetwork(context, network);
        done.push_back("Removed the new network " + network + ".");
    }
    co_return done;
}

Task<std::vector<std::string>> Converge::removeVolumes(CallContext context, ServiceRecord record)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    auto volumes = co_await engine.listVolumes(context, label::Service, record.id.value);
    for (const std::string &volume : volumes) {
        co_await engine.removeVolume(context, volume);
    }
    co_return volumes;
}

Task<void> Converge::refresh(CallContext context, ServiceRecord record)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    auto containers = co_await engine.listContainers(context, label::Service, record.id.value);
    m_states.observe(ContainersChanged{record.config.hostId, record.id, std::move(containers), "operation"});
}

} // namespace wakedock::core
