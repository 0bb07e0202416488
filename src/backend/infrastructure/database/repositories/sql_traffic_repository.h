#pragma once

#include "backend/core/repositories/i_traffic_repository.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

class SqlTrafficRepository final : public core::ITrafficRepository
{
public:
    explicit SqlTrafficRepository(SqlConnection &connection) : m_sql(connection) { }

    void put(const core::ServiceId &service, const core::TrafficHour &hour) override;
    std::map<core::ServiceId, std::vector<core::TrafficHour>> all() override;
    void dropBefore(Timestamp at) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
