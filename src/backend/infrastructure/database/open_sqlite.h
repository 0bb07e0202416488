#pragma once

#include "backend/infrastructure/database/migrations/migration.h"
#include "backend/infrastructure/database/sql_store.h"
#include "backend/shared/logging/log.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::database {

struct SqliteOptions {
    int readers = 3;
    std::int64_t mostPages = 0; ///< The file grows no further than this many pages of 4 KB; 0 = as far as the disk goes.
    std::vector<Migration> migrations = allMigrations();
};

/// Opens (or makes) the embedded database and brings its schema up to date; an existing one is copied beside itself
/// before that. Blocks while it does so: for the start, before anything is served. The folder must exist.
/// @throws Error Unavailable (`schema_too_new`, `database_unreachable`, `database_readonly`, `database_damaged`,
/// `disk_full` ...), each with a remedy
[[nodiscard]] std::unique_ptr<SqlStore> openSqlite(const std::string &path, Log log, SqliteOptions options = {});

} // namespace wakedock::database
