// The calls about what a container was made from and the networks it is in.
#include "tests/support/fakes/fake_engine_objects.h"

#include <algorithm>
#include <utility>

namespace wakedock::tests {

using namespace core;

namespace {

ContainerDetail detailOfSpec(const FakeContainer &container)
{
    const ContainerSpec &spec = container.spec;
    ContainerDetail detail;
    detail.imageIsKnown = true;
    detail.command = spec.command;
    detail.environment = spec.environment;
    detail.publishedPorts = spec.ports;
    detail.resources = spec.resources;
    detail.networkMode = spec.network.empty() ? "default" : spec.network;
    for (const VolumeMount &volume : spec.volumes) {
        MountDetail mount;
        mount.kind = volume.type == VolumeType::Bind ? MountDetail::Kind::Bind : MountDetail::Kind::Volume;
        mount.source = volume.source;
        mount.target = volume.target;
        mount.readOnly = volume.readOnly;
        detail.mounts.push_back(std::move(mount));
    }
    return detail;
}

} // namespace

Task<ContainerDetail> FakeEngineObjects::describeContainer(CallContext context, std::string containerId)
{
    co_await enter("describeContainer", containerId, context);
    const auto &container = m_engine.world.container(containerId);
    const auto known = details.find(container.seen.id);
    ContainerDetail detail = known == details.end() ? detailOfSpec(container) : known->second;
    detail.seen = container.seen;
    if (detail.networks.empty()) {
        for (const std::string &network : container.seen.networks) {
            detail.networks.push_back({network, {}, {}});
        }
    }
    if (const FakeImage *image = m_engine.world.findImage(container.seen.image)) {
        detail.image.exposedPorts = image->info.exposedPorts;
        detail.exposedPorts = image->info.exposedPorts;
    }
    co_return ContainerDetail(std::move(detail));
}

Task<void> FakeEngineObjects::joinNetwork(CallContext context, std::string network, std::string containerId, std::string ip)
{
    co_await enter("joinNetwork", network + " " + containerId, context);
    auto &seen = m_engine.world.container(containerId).seen;
    if (!m_engine.world.networks.contains(network)) {
        throw Error(ErrorCode::NotFound, "network_not_found", "There is no network " + network + ".");
    }
    if (std::ranges::find(seen.networks, network) != seen.networks.end()) {
        throw Error(ErrorCode::Forbidden, "engine_refused", "The container is in the network " + network + " already.");
    }
    for (const auto &[id, other] : m_engine.world.containers) {
        const auto address = other.seen.addresses.find(network);
        if (!ip.empty() && address != other.seen.addresses.end() && address->second == ip) {
            throw Error(ErrorCode::Conflict, "address_taken", "The address " + ip + " is already in use.");
        }
    }
    seen.networks.push_back(network);
    std::ranges::sort(seen.networks);
    seen.addresses[network] = ip.empty() ? "172.31.0.2" : ip;
}

Task<void> FakeEngineObjects::leaveNetwork(CallContext context, std::string network, std::string containerId)
{
    co_await enter("leaveNetwork", network + " " + containerId, context);
    auto &seen = m_engine.world.container(containerId).seen;
    if (std::erase(seen.networks, network) == 0) {
        throw Error(ErrorCode::UpstreamFailed, "engine_failed", "The container is not in the network " + network + ".");
    }
    seen.addresses.erase(network);
}

} // namespace wakedock::tests
