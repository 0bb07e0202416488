#pragma once

#include "backend/infrastructure/database/connection/sql_connection.h"
#include "backend/infrastructure/database/migrations/migration.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <vector>

namespace wakedock::database {

/// Brings a database to the schema this program knows, each step in a transaction of its own: after a failure or a crash
/// it stands at the last whole step. What was done is told in the table schema_migrations.
class Migrator
{
public:
    /// Called once before the first change to a database that holds something already: the place for a copy.
    /// @param from its schema  @param to the one it will have
    using BeforeChange = std::function<void(int from, int to)>;

    Migrator(SqlConnection &connection, std::vector<Migration> migrations, Log log);

    /// @throws Error Unavailable (`schema_too_new`) when a newer WakeDock wrote it; nothing is changed then
    void bringUpToDate(const BeforeChange &beforeChange);
    /// 0 for an empty database.
    [[nodiscard]] int current();
    [[nodiscard]] int newest() const;

private:
    void apply(const Migration &migration);

    SqlConnection &m_sql;
    std::vector<Migration> m_migrations;
    Log m_log;
};

} // namespace wakedock::database
