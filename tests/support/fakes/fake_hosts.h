#pragma once

#include "tests/support/fakes/fake_entity_repositories.h"

namespace wakedock::tests {

class FakeHosts final : public FakeEntityRepository<core::IHostRepository, core::Host, core::HostId>
{
public:
    explicit FakeHosts(FakeAccess access) : FakeEntityRepository(access, access.tables.hosts, "host") { }

protected:
    const std::string &nameOf(const core::Host &host) const override { return host.name; }
    Error nameTaken(const std::string &name) const override
    {
        return Error(ErrorCode::Conflict, "name_taken", "There is already a host named " + name + ".")
            .withField("name", "is taken");
    }
};

} // namespace wakedock::tests
