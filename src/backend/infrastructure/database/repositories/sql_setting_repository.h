#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Small values by name.
class SqlSettingRepository final : public core::ISettingRepository
{
public:
    explicit SqlSettingRepository(SqlConnection &connection) : m_sql(connection) { }

    std::optional<std::string> find(const std::string &key) override;
    void set(const std::string &key, const std::string &value) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
