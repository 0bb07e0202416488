#pragma once

#include "backend/core/ports/i_address_book.h"
#include "backend/core/queries/hosts/host_queries.h"
#include "backend/core/services/docker_service.h"
#include "backend/core/services/host_service.h"
#include "backend/core/use_cases/hosts/add_host.h"
#include "backend/core/use_cases/hosts/change_host.h"
#include "backend/core/use_cases/hosts/remove_host.h"
#include "backend/core/use_cases/hosts/test_host.h"

namespace wakedock::app {

/// What hosts stand on.
struct HostsGround {
    core::IStore &store;
    core::IClock &clock;
    core::IEngineHosts &engines;
    core::ISecretStore &secrets;
    core::EngineAddress local; ///< As the settings say.
    core::DockerService &docker;
    Log log;
    core::IAddressBook &addresses;
    std::function<std::vector<std::string>(const core::HostId &)> stacksOn;
};

/// The hosts: what is stored of them, and the engines behind them. Backend thread.
class HostsAssembly
{
public:
    explicit HostsAssembly(const HostsGround &ground);
    /// Takes in the stored hosts; before the engines are followed.
    Task<void> start();

private:
    core::IStore &m_store;

public:
    core::HostService service;
    core::AddHost add;
    core::ChangeHost change;
    core::RemoveHost remove;
    core::TestHost test;
    core::ListHosts list;
    core::GetHost get;
};

} // namespace wakedock::app
