#include "app/assembly/registries_assembly.h"

#include "backend/core/repositories/i_registry_repository.h"

#include <utility>

namespace wakedock::app {

RegistriesAssembly::RegistriesAssembly(const RegistriesGround &ground)
    : m_store(ground.store)
    , service(ground.registries, ground.secrets, ground.log)
    , add(ground.store, ground.clock, service)
    , change(ground.store, ground.clock, service)
    , remove(ground.store, ground.clock, service)
    , test(ground.store, ground.clock, service)
    , list(ground.store, service)
    , get(ground.store, service)
{
}

Task<void> RegistriesAssembly::start()
{
    auto registries = co_await m_store.read([](core::Repositories &all) { return all.registries().list(); });
    co_await service.load(std::move(registries));
}

} // namespace wakedock::app
