#pragma once

#include "backend/core/repositories/i_operator_route_repository.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Routes of operators; what is only ever read whole is one column.
class SqlOperatorRouteRepository final : public core::IOperatorRouteRepository
{
public:
    explicit SqlOperatorRouteRepository(SqlConnection &connection) : m_sql(connection) { }

    core::OperatorRoute create(core::OperatorRoute route) override;
    std::optional<core::OperatorRoute> find(const core::OperatorRouteId &id) override;
    std::vector<core::OperatorRoute> list() override;
    core::OperatorRoute update(core::OperatorRoute route) override;
    void remove(const core::OperatorRouteId &id) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
