#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Logins. They go with their user.
class SqlSessionRepository final : public core::ISessionRepository
{
public:
    explicit SqlSessionRepository(SqlConnection &connection) : m_sql(connection) { }

    void create(const core::Session &session) override;
    std::optional<core::Session> find(const core::SessionId &id) override;
    std::vector<core::Session> listOf(const core::UserId &user) override;
    void update(const core::Session &session) override;
    void removeExpired(Timestamp now) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
