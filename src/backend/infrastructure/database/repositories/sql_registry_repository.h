#pragma once

#include "backend/core/repositories/i_registry_repository.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Registries; passwords only by their names in the secret store.
class SqlRegistryRepository final : public core::IRegistryRepository
{
public:
    explicit SqlRegistryRepository(SqlConnection &connection) : m_sql(connection) { }

    core::Registry create(core::Registry registry) override;
    std::optional<core::Registry> find(const core::RegistryId &id) override;
    std::vector<core::Registry> list() override;
    core::Registry update(core::Registry registry) override;
    void remove(const core::RegistryId &id) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
