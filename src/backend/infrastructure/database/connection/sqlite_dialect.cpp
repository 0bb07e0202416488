#include "backend/infrastructure/database/connection/sqlite_dialect.h"

#include <QSqlError>
#include <QString>

#include <utility>

namespace wakedock::database {
namespace {

// SQLite's primary result codes (the low byte of an extended code).
constexpr int sqliteBusy = 5;
constexpr int sqliteLocked = 6;
constexpr int sqliteNoMemory = 7;
constexpr int sqliteReadOnly = 8;
constexpr int sqliteIoError = 10;
constexpr int sqliteCorrupt = 11;
constexpr int sqliteFull = 13;
constexpr int sqliteCannotOpen = 14;
constexpr int sqliteConstraint = 19;
constexpr int sqliteNotADatabase = 26;

int sqlitePrimaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

/// `UNIQUE constraint failed: services.name, ...` gives `services.name`.
std::string sqliteViolatedColumn(const std::string &text)
{
    const std::string marker = "constraint failed: ";
    const auto at = text.find(marker);
    if (at == std::string::npos) {
        return {};
    }
    const auto begin = at + marker.size();
    return text.substr(begin, text.find_first_of(", \n", begin) - begin);
}

std::exception_ptr sqliteViolation(const std::string &text, const std::string &detail)
{
    auto kind = ConstraintViolation::Kind::Other;
    if (text.find("UNIQUE constraint") != std::string::npos) {
        kind = ConstraintViolation::Kind::Unique;
    } else if (text.find("FOREIGN KEY") != std::string::npos) {
        kind = ConstraintViolation::Kind::ForeignKey;
    }
    return std::make_exception_ptr(ConstraintViolation(kind, sqliteViolatedColumn(text), detail));
}

} // namespace

ConstraintViolation::ConstraintViolation(Kind violated, std::string place, std::string detail)
    : Error(Error(ErrorCode::Internal, "constraint_violated", "The database refused a value that breaks its rules.")
                .withInternalDetail(std::move(detail)))
    , m_kind(violated)
    , m_where(std::move(place))
{
}

std::exception_ptr SqliteDialect::translate(const QSqlError &error, const std::string &statement) const
{
    const std::string text = error.databaseText().toStdString();
    const std::string detail =
        "SQLite " + error.nativeErrorCode().toStdString() + ": " + text + " in: " + statement.substr(0, 200);
    const int code = sqlitePrimaryCode(error);
    if (code == sqliteConstraint) {
        return sqliteViolation(text, detail);
    }
    return std::make_exception_ptr(storageError(code, detail));
}

bool SqliteDialect::isConnectionLost(const QSqlError &error) const
{
    const int code = sqlitePrimaryCode(error);
    return code == sqliteIoError || code == sqliteCannotOpen || code == sqliteNotADatabase || code == sqliteCorrupt;
}

Error SqliteDialect::storageError(int primaryCode, const std::string &detail) const
{
    const auto make = [&](ErrorCode code, const char *reason, const std::string &message, const std::string &remedy) {
        return Error(code, reason, message).withRemedy(remedy).withInternalDetail(detail);
    };
    switch (primaryCode) {
    case sqliteFull:
        return make(ErrorCode::Unavailable, "disk_full", "The disk that holds WakeDock's database is full: " + m_path + ".",
                    "Free some space on it; WakeDock goes on by itself. Nothing that was stored is lost.");
    case sqliteReadOnly:
        return make(ErrorCode::Unavailable, "database_readonly", "WakeDock's database cannot be written: " + m_path + ".",
                    "Give the user WakeDock runs as the right to write this file and its folder, and see that the disk is "
                    "not mounted read-only.");
    case sqliteBusy:
    case sqliteLocked:
        return make(ErrorCode::Unavailable, "database_busy", "Another program holds WakeDock's database: " + m_path + ".",
                    "Close what has the file open (a second WakeDock, a backup, a database browser), then try again.");
    case sqliteCorrupt:
    case sqliteNotADatabase:
        return make(ErrorCode::Unavailable, "database_damaged", "WakeDock's database is damaged: " + m_path + ".",
                    "Restore the last backup, or move the file away to start with an empty one.");
    case sqliteIoError:
    case sqliteCannotOpen:
        return make(ErrorCode::Unavailable, "database_unreachable", "WakeDock's database cannot be opened: " + m_path + ".",
                    "See that the folder exists, that the disk is there and works, and that it may be read and written.");
    case sqliteNoMemory:
        return make(ErrorCode::Unavailable, "out_of_memory", "There is no memory left for WakeDock's database.",
                    "Stop something on this machine.");
    default:
        return make(ErrorCode::Internal, "database_failed", "WakeDock's database refused a statement.",
                    "Look for the request id in WakeDock's log; it says what happened.");
    }
}

} // namespace wakedock::database
