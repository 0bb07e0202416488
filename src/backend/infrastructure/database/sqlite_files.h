#pragma once

#include "backend/infrastructure/database/connection/sql_connection.h"
#include "backend/shared/logging/log.h"

#include <string>

namespace wakedock::database {

/// Makes the file if it is missing, readable and writable by its owner only, and takes such rights from others where a
/// file has them. SQLite gives its side files (-wal, -shm) the same rights.
/// @throws Error Unavailable (`database_unreachable`) with the system's own words
void prepareDatabaseFile(const std::string &path, const Log &log);

/// A whole copy of the open database beside it, `<path>.schema-<from>`, on the disk when this returns. An older copy of
/// the same name is replaced: a repeated attempt copies the same thing.
/// @return the copy's path
std::string snapshotDatabase(SqlConnection &connection, const std::string &path, int schema);

} // namespace wakedock::database
