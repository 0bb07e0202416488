#pragma once

#include "backend/core/repositories/i_registry_repository.h"
#include "tests/support/fakes/fake_entity_repositories.h"

namespace wakedock::tests {

class FakeRegistryTable final : public FakeEntityRepository<core::IRegistryRepository, core::Registry, core::RegistryId>
{
public:
    explicit FakeRegistryTable(FakeAccess access) : FakeEntityRepository(access, access.tables.registries, "registry") { }

protected:
    const std::string &nameOf(const core::Registry &registry) const override { return registry.address; }
    Error nameTaken(const std::string &address) const override
    {
        return Error(ErrorCode::Conflict, "registry_exists", "There is already a login for the registry " + address + ".")
            .withField("address", "is there already");
    }
};

} // namespace wakedock::tests
