#pragma once

#include "backend/core/repositories/i_request_hour_repository.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

class SqlRequestHourRepository final : public core::IRequestHourRepository
{
public:
    explicit SqlRequestHourRepository(SqlConnection &connection) : m_sql(connection) { }

    void put(const core::ServiceId &service, const core::RequestHour &hour) override;
    std::map<core::ServiceId, std::vector<core::RequestHour>> all() override;
    void dropBefore(Timestamp at) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
