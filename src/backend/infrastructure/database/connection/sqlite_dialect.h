#pragma once

#include "backend/infrastructure/database/connection/dialect.h"

#include <string>

namespace wakedock::database {

/// SQLite 3.35 or later, through Qt's driver.
class SqliteDialect final : public Dialect
{
public:
    /// @param path named in errors
    explicit SqliteDialect(std::string path) : m_path(std::move(path)) { }

    [[nodiscard]] std::string identity() const override { return "INTEGER PRIMARY KEY AUTOINCREMENT"; }
    /// A plain BEGIN takes the write lock with the first change only, and then fails at once (the busy timeout does not
    /// help) if another connection wrote since the first read.
    [[nodiscard]] std::string beginWrite() const override { return "BEGIN IMMEDIATE"; }
    [[nodiscard]] std::string beginRead() const override { return "BEGIN"; }
    [[nodiscard]] std::exception_ptr translate(const QSqlError &error, const std::string &statement) const override;
    [[nodiscard]] bool isConnectionLost(const QSqlError &error) const override;

private:
    [[nodiscard]] Error storageError(int primaryCode, const std::string &detail) const;

    std::string m_path;
};

} // namespace wakedock::database
