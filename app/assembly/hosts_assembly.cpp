#include "app/assembly/hosts_assembly.h"

#include <utility>

namespace wakedock::app {

namespace {

core::HostService::Followers followers(core::DockerService &docker, core::IAddressBook &addresses)
{
    return {[&docker](const core::HostId &host) { docker.follow(host); },
            [&docker, &addresses](const core::HostId &host) {
                docker.forget(host);
                addresses.drop(host);
            },
            [&docker](const core::HostId &host) { return docker.state(host); },
            [&addresses](const core::Host &host) { addresses.take(host); },
            addresses.pinsAddresses(core::localHost()) ? core::HostAddressing::Network : core::HostAddressing::Loopback};
}

} // namespace

HostsAssembly::HostsAssembly(const HostsGround &ground)
    : m_store(ground.store)
    , service(ground.engines, ground.secrets, followers(ground.docker, ground.addresses), ground.local, ground.log)
    , add(ground.store, ground.clock, service)
    , change(ground.store, ground.clock, service)
    , remove(ground.store, ground.clock, service, ground.stacksOn)
    , test(ground.store, service)
    , list(ground.store, service)
    , get(ground.store, service)
{
}

Task<void> HostsAssembly::start()
{
    auto hosts = co_await m_store.read([](core::Repositories &all) { return all.hosts().list(); });
    co_await service.load(std::move(hosts));
}

} // namespace wakedock::app
