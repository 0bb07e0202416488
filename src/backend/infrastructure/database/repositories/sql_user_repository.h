#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Users; names are stored in their normal form and so are unique whatever way they are typed.
class SqlUserRepository final : public core::IUserRepository
{
public:
    explicit SqlUserRepository(SqlConnection &connection) : m_sql(connection) { }

    core::User create(core::User user) override;
    std::optional<core::User> find(const core::UserId &id) override;
    std::vector<core::User> list() override;
    core::User update(core::User user) override;
    void remove(const core::UserId &id) override;
    std::optional<core::User> findByName(const std::string &username) override;
    bool anyAdmin() override;
    void recordLogin(const core::UserId &id, Timestamp at) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
