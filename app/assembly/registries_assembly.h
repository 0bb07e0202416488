#pragma once

#include "backend/core/queries/registries/registry_queries.h"
#include "backend/core/services/registry_service.h"
#include "backend/core/use_cases/registries/add_registry.h"
#include "backend/core/use_cases/registries/change_registry.h"
#include "backend/core/use_cases/registries/remove_registry.h"
#include "backend/core/use_cases/registries/test_registry.h"

namespace wakedock::app {

/// What registries stand on.
struct RegistriesGround {
    core::IStore &store;
    core::IClock &clock;
    core::IRegistries &registries;
    core::ISecretStore &secrets;
    Log log;
};

/// The registries WakeDock has logins for. Backend thread.
class RegistriesAssembly
{
public:
    explicit RegistriesAssembly(const RegistriesGround &ground);
    /// Signs in at the stored registries; before anything is pulled.
    Task<void> start();

private:
    core::IStore &m_store;

public:
    core::RegistryService service;
    core::AddRegistry add;
    core::ChangeRegistry change;
    core::RemoveRegistry remove;
    core::TestRegistry test;
    core::ListRegistries list;
    core::GetRegistry get;
};

} // namespace wakedock::app
