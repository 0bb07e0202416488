#include "backend/core/operations/converge.h"

#include "backend/core/domain/rules/adoption.h"
#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// The engine is away or does not answer: the same call may succeed later.
bool mayPass(const std::exception_ptr &failure)
{
    const ErrorCode code = asError(failure).code();
    return code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::Cancelled;
}

/// What somebody else uses by now stays; any other failure is to be tried again.
std::string outcome(const std::exception_ptr &failure, const std::string &made, const std::string &kept,
                    const std::string &name)
{
    if (!failure) {
        return "Removed " + made + name + ".";
    }
    const Error error = asError(failure);
    if (error.code() != ErrorCode::Conflict) {
        std::rethrow_exception(failure);
    }
    return "Kept " + kept + name + ": " + error.message();
}

bool doesRun(const Container &container)
{
    return container.status == ContainerStatus::Running || container.status == ContainerStatus::Restarting;
}

/// It has something to write down before it ends.
bool isUp(const Container &container)
{
    return container.status == ContainerStatus::Running || container.status == ContainerStatus::Paused;
}

} // namespace

Converge::Converge(IEngines &engines, StateService &states, CaddyService &caddy, IAddressBook &addresses)
    : m_engines(engines)
    , m_states(states)
    , m_caddy(caddy)
    , m_addresses(addresses)
{
}

Task<std::vector<std::string>> Converge::toRevisionInForce(CallContext context, ServiceRecord record, OperationId failed)
{
    std::vector<std::string> done;
    if (m_states.find(record.id)) {
        record.config = m_states.inForce(record.id).config;
    }
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    auto containers = co_await engine.listContainers(context, label::Service, record.id.value);
    const auto live = liveContainer(record, containers);
    std::erase_if(containers, [&live](const Container &container) { return live && container.id == live->id; });
    co_await removeAll(context, engine, std::move(containers), done);
    co_await removeMade(context, engine, failed, done);
    if (live && isAdopted(*live) && !record.config.domain.empty()) {
        co_await reachAgain(context, record, *live, done);
    }
    if (live) {
        co_await restoreLive(context, engine, record, *live, done);
    }
    co_await restoreRoute(context, record, done);
    co_await refresh(context, record);
    co_return done;
}

Task<void> Converge::endOthers(CallContext context, ServiceRecord record, std::chrono::seconds grace)
{
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    const auto containers = co_await engine.listContainers(context, label::Service, record.id.value);
    const auto live = liveContainer(record, containers);
    for (const Container &container : containers) {
        if (isUp(container) && (!live || container.id != live->id)) {
            co_await settle(endOne(context, record.config.hostId, container, grace));
            context.cancel.throwIfCancelled();
        }
    }
}

Task<void> Converge::endOne(CallContext context, HostId host, Container container, std::chrono::seconds grace)
{
    if (container.status == ContainerStatus::Paused) {
        // It hears the signal to end only once it goes on, and not every engine lets it go on by itself.
        co_await settle(m_engines.objects(host).unpauseContainer(context, container.id));
    }
    co_await m_engines.engine(host).stopContainer(context, container.id, grace);
}

Task<void> Converge::restoreRoute(CallContext context, ServiceRecord served, std::vector<std::string> &done)
{
    const bool isRouted = served.revision > 0 && served.resolvedPort && !served.config.domain.empty();
    auto changing = isRouted ? m_caddy.putBack(context, routeOf(served)) : m_caddy.withdraw(context, served.id);
    const auto failure = (co_await settle(std::move(changing))).failure;
    context.cancel.throwIfCancelled();
    if (failure) {
        // Must not keep the rest from being put right.
        done.push_back("Its route could not be put right: " + asError(failure).message());
    }
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
    const bool runs = doesRun(live);
    if (record.wished != WishedRun::Running) {
        if (runs) {
            co_await engine.stopContainer(context, live.id, std::chrono::seconds(record.config.sleep.stopTimeoutSeconds));
            done.push_back("Stopped the container " + live.name + ".");
        }
        co_return;
    }
    if (live.status == ContainerStatus::Paused) {
        co_await m_engines.objects(record.config.hostId).unpauseContainer(context, live.id);
        done.push_back("The container " + live.name + " goes on.");
    } else if (!runs) {
        const auto failure = (co_await settle(engine.startContainer(context, live.id))).failure;
        if (failure && mayPass(failure)) {
            std::rethrow_exception(failure);
        }
        done.push_back(failure ? "The container " + live.name + " could not be started again: " + asError(failure).message()
                               : "Started the previous container " + live.name + " again.");
    }
    if (live.restartPolicy != record.config.restartPolicy) {
        co_await engine.setRestartPolicy(context, live.id, record.config.restartPolicy);
    }
}

Task<std::vector<std::string>> Converge::toNothing(CallContext context, ServiceRecord record, OperationId operation,
                                                   std::string spared)
{
    std::vector<std::string> done;
    if (m_states.find(record.id)) {
        m_states.clearMarks(record.id);
    }
    co_await m_caddy.withdraw(context, record.id);
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    auto containers = co_await engine.listContainers(context, label::Service, record.id.value);
    std::erase_if(containers, [&spared](const Container &container) { return container.id == spared; });
    co_await removeAll(context, engine, std::move(containers), done);
    co_await removeMade(context, engine, operation, done);
    if (!spared.empty()) {
        co_await release(context, engine, record, spared, done);
    }
    co_return done;
}

Task<void> Converge::removeMade(CallContext context, IContainerEngine &engine, OperationId operation,
                                std::vector<std::string> &done)
{
    if (operation.isEmpty()) {
        co_return;
    }
    for (const std::string &volume : co_await engine.listVolumes(context, label::Operation, operation.value)) {
        const auto failure = (co_await settle(engine.removeVolume(context, volume))).failure;
        done.push_back(outcome(failure, "the new, empty volume ", "the volume ", volume));
    }
    for (const std::string &network : co_await engine.listNetworks(context, label::Operation, operation.value)) {
        const auto failure = (co_await settle(engine.removeNetwork(context, network))).failure;
        done.push_back(outcome(failure, "the new network ", "the network ", network));
    }
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
