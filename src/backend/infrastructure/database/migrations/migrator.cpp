#include "backend/infrastructure/database/migrations/migrator.h"

#include <chrono>
#include <string>
#include <utility>

namespace wakedock::database {

Migrator::Migrator(SqlConnection &connection, std::vector<Migration> migrations, Log log)
    : m_sql(connection)
    , m_migrations(std::move(migrations))
    , m_log(log)
{
}

int Migrator::newest() const
{
    return m_migrations.empty() ? 0 : m_migrations.back().number;
}

int Migrator::current()
{
    m_sql.run("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
              "program TEXT NOT NULL, applied_at BIGINT NOT NULL)");
    return static_cast<int>(m_sql.number("SELECT COALESCE(MAX(number), 0) FROM schema_migrations"));
}

void Migrator::bringUpToDate(const BeforeChange &beforeChange)
{
    const int from = current();
    if (from > newest()) {
        throw Error(ErrorCode::Unavailable, "schema_too_new",
                    "The database was written by a newer WakeDock (schema " + std::to_string(from)
                        + "; this one, " WAKEDOCK_VERSION ", knows up to " + std::to_string(newest()) + ").")
            .withRemedy("Start that newer WakeDock, or restore a backup made by this one.");
    }
    if (from == newest()) {
        return;
    }
    if (from > 0) {
        beforeChange(from, newest());
    }
    for (const auto &migration : m_migrations) {
        if (migration.number > from) {
            apply(migration);
        }
    }
}

void Migrator::apply(const Migration &migration)
{
    m_sql.transaction(true, [&] {
        for (const auto &statement : migration.statements(m_sql.dialect())) {
            m_sql.run(statement);
        }
        const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
        m_sql.run("INSERT INTO schema_migrations (number, name, program, applied_at) VALUES (?, ?, ?, ?)",
                  values(migration.number, migration.name, WAKEDOCK_VERSION, Timestamp(now)));
    });
    m_log.info("The database has a new schema.", {{"schema", std::to_string(migration.number)}, {"name", migration.name}});
}

} // namespace wakedock::database
