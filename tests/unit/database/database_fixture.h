#pragma once

#include "backend/infrastructure/database/connection/sqlite_dialect.h"
#include "backend/infrastructure/database/open_sqlite.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/recording_log.h"

#include <QTemporaryDir>

#include <sys/stat.h>

#include <memory>
#include <string>

namespace wakedock::tests {

/// A folder with a database in it.
struct DatabaseFixture {
    QTemporaryDir folder;
    RecordingLog lines;
    std::string path = folder.filePath(QStringLiteral("wakedock.db")).toStdString();

    Log log() { return {lines, log_category::Database}; }
    std::unique_ptr<database::SqlStore> open(database::SqliteOptions options = {})
    {
        return database::openSqlite(path, log(), std::move(options));
    }
    std::optional<Error> openError(database::SqliteOptions options = {})
    {
        try {
            open(std::move(options));
        } catch (const Error &error) {
            return error;
        }
        return std::nullopt;
    }
    /// A connection beside the store, as a stranger with the file in hand has it.
    std::unique_ptr<database::SqlConnection> connect() const { return connect(path); }
    static std::unique_ptr<database::SqlConnection> connect(const std::string &file)
    {
        const database::ConnectionPlan plan{QStringLiteral("QSQLITE"), QString::fromStdString(file), {}, {}};
        return std::make_unique<database::SqlConnection>(plan, std::make_shared<database::SqliteDialect>(file));
    }
    static mode_t mode(const std::string &file)
    {
        struct stat facts{};
        return ::stat(file.c_str(), &facts) == 0 ? facts.st_mode & 0777 : 0;
    }
};

inline void setSetting(core::Repositories &all, const std::string &name, const std::string &value)
{
    all.settings().set(name, value);
}

} // namespace wakedock::tests
