// The part of Converge for a container that WakeDock did not make.
#include "backend/core/operations/converge.h"
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
