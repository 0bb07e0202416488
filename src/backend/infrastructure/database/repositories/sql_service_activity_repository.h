#pragma once

#include "backend/core/repositories/i_service_activity_repository.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

class SqlServiceActivityRepository final : public core::IServiceActivityRepository
{
public:
    explicit SqlServiceActivityRepository(SqlConnection &connection) : m_sql(connection) { }

    std::vector<core::ServiceActivity> list() override;
    void put(const core::ServiceActivity &activity) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
