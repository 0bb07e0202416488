#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Hosts; certificates as text, keys only by their names in the secret store.
class SqlHostRepository final : public core::IHostRepository
{
public:
    explicit SqlHostRepository(SqlConnection &connection) : m_sql(connection) { }

    core::Host create(core::Host host) override;
    std::optional<core::Host> find(const core::HostId &id) override;
    std::vector<core::Host> list() override;
    core::Host update(core::Host host) override;
    void remove(const core::HostId &id) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
