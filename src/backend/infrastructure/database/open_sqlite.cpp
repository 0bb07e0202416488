#include "backend/infrastructure/database/open_sqlite.h"

#include "backend/infrastructure/database/connection/sqlite_dialect.h"
#include "backend/infrastructure/database/migrations/migrator.h"
#include "backend/infrastructure/database/sqlite_files.h"

#include <utility>

namespace wakedock::database {
namespace {

/// WAL lets readers go on while one writes. With synchronous=NORMAL a commit survives the end of this process at any
/// moment; only a power cut may take the last ones, and never the consistency.
ConnectionPlan sqliteWriterPlan(const std::string &path, const SqliteOptions &options)
{
    ConnectionPlan plan{QStringLiteral("QSQLITE"),
                        QString::fromStdString(path),
                        QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"),
                        {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL", "PRAGMA foreign_keys = ON",
                         "PRAGMA temp_store = MEMORY", "PRAGMA journal_size_limit = 67108864",
                         "PRAGMA trusted_schema = OFF"}};
    if (options.mostPages > 0) {
        plan.atOpen.push_back("PRAGMA max_page_count = " + std::to_string(options.mostPages));
    }
    return plan;
}

ConnectionPlan sqliteReaderPlan(const std::string &path, const SqliteOptions &options)
{
    ConnectionPlan plan = sqliteWriterPlan(path, options);
    plan.atOpen.emplace_back("PRAGMA query_only = ON");
    return plan;
}

SqlWorkers::Connect sqliteConnector(ConnectionPlan plan, std::shared_ptr<const Dialect> dialect)
{
    return [plan = std::move(plan), dialect = std::move(dialect)] { return std::make_unique<SqlConnection>(plan, dialect); };
}

/// @return the words `health` shows
std::string migrateSqlite(const ConnectionPlan &plan, const std::shared_ptr<const Dialect> &dialect, const std::string &path,
                          const Log &log, const SqliteOptions &options)
{
    SqlConnection connection(plan, dialect);
    Migrator migrator(connection, options.migrations, log);
    migrator.bringUpToDate([&](int from, int to) {
        const std::string copy = snapshotDatabase(connection, path, from);
        log.info("The database gets a new schema; a copy of it as it was lies beside it.",
                 {{"copy", copy}, {"from", std::to_string(from)}, {"to", std::to_string(to)}});
    });
    return "SQLite " + connection.text("SELECT sqlite_version()") + ", schema " + std::to_string(migrator.newest());
}

} // namespace

std::unique_ptr<SqlStore> openSqlite(const std::string &path, Log log, SqliteOptions options)
{
    const auto dialect = std::make_shared<const SqliteDialect>(path);
    prepareDatabaseFile(path, log);
    const ConnectionPlan writer = sqliteWriterPlan(path, options);
    std::string product = migrateSqlite(writer, dialect, path, log, options);
    return std::make_unique<SqlStore>(std::move(product), sqliteConnector(writer, dialect),
                                      sqliteConnector(sqliteReaderPlan(path, options), dialect), options.readers);
}

} // namespace wakedock::database
