// The part of Converge for a container that WakeDock did not make.
#include "backend/core/operations/converge.h"

#include "backend/core/domain/rules/observed_status.h"
#include "backend/core/ports/i_engine_objects.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <map>
#include <utility>

namespace wakedock::core {

namespace {

bool isInNetwork(const Container &container, const std::string &network)
{
    return std::ranges::find(container.networks, network) != container.networks.end();
}

} // namespace

Task<void> Converge::reach(CallContext context, ServiceRecord record, Container container)
{
    const auto plan = m_addresses.network();
    if (!m_addresses.pinsAddresses(record.config.hostId) || isInNetwork(container, plan.name)) {
        co_return;
    }
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    std::map<std::string, std::string> labels{{label::Managed, "true"}};
    co_await engine.ensureNetwork(context, plan.name, plan.subnet, plan.ipRange, std::move(labels));
    co_await m_engines.objects(record.config.hostId)
        .joinNetwork(context, plan.name, container.id, record.addresses.of(record.liveColour).ip);
}

Task<std::string> Converge::reachLive(CallContext context, ServiceRecord record)
{
    const auto plan = m_addresses.network();
    IContainerEngine &engine = m_engines.engine(record.config.hostId);
    const auto live = liveContainer(record, co_await engine.listContainers(context, label::Service, record.id.value));
    if (!m_addresses.pinsAddresses(record.config.hostId) || !live || live->status != ContainerStatus::Running) {
        throw Error(ErrorCode::Conflict, "nothing_to_mend", "No container of " + record.config.name + " runs.");
    }
    const std::string wished = record.addresses.of(record.liveColour).ip;
    const auto has = live->addresses.find(plan.name);
    if (has == live->addresses.end() || has->second != wished) {
        Container elsewhere = *live;
        if (isInNetwork(elsewhere, plan.name)) {
            co_await m_engines.objects(record.config.hostId).leaveNetwork(context, plan.name, elsewhere.id);
            std::erase(elsewhere.networks, plan.name);
        }
        co_await reach(context, record, elsewhere);
        co_await refresh(context, record);
    }
    co_return "The container " + live->name + " is at " + wished + " in the network " + plan.name + " again.";
}

Task<void> Converge::reachAgain(CallContext context, ServiceRecord record, Container container,
                                std::vector<std::string> &done)
{
    const auto failure = (co_await settle(reach(context, record, container))).failure;
    context.cancel.throwIfCancelled();
    if (failure) {
        // Must not keep the rest from being put right.
        done.push_back("The container " + container.name
                       + " could not be taken to its address again: " + asError(failure).message());
    }
}

Task<void> Converge::release(CallContext context, IContainerEngine &engine, ServiceRecord record, std::string containerId,
                             std::vector<std::string> &done)
{
    const auto plan = m_addresses.network();
    auto seen = co_await settle(engine.inspectContainer(context, containerId));
    if (seen.failure && asError(seen.failure).code() != ErrorCode::NotFound) {
        std::rethrow_exception(seen.failure);
    }
    if (seen.failure || !m_addresses.pinsAddresses(record.config.hostId) || !isInNetwork(*seen.value, plan.name)) {
        co_return;
    }
    co_await m_engines.objects(record.config.hostId).leaveNetwork(context, plan.name, containerId);
    done.push_back("Took the container " + seen.value->name + " out of the network " + plan.name + "; it runs on.");
}

} // namespace wakedock::core
