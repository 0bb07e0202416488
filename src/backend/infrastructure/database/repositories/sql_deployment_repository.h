#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Attempts to bring services to a configuration. They outlive their service, so there is no foreign key.
class SqlDeploymentRepository final : public core::IDeploymentRepository
{
public:
    explicit SqlDeploymentRepository(SqlConnection &connection) : m_sql(connection) { }

    void create(const core::Deployment &deployment) override;
    void update(const core::Deployment &deployment) override;
    std::optional<core::Deployment> find(const core::DeploymentId &id) override;
    std::vector<core::Deployment> listOf(const core::ServiceId &service, core::Page page) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
