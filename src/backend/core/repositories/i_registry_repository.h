#pragma once

#include "backend/core/domain/registry.h"
#include "backend/core/repositories/repositories.h"

namespace wakedock::core {

/// Registries, listed by address. @throws Conflict `registry_exists` for an address that is there already
class IRegistryRepository : public IRepository<Registry, RegistryId>
{
};

} // namespace wakedock::core
