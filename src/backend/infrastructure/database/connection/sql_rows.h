#pragma once

#include "backend/shared/utils/time_text.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

class QSqlQuery;

namespace wakedock::database {

class SqlConnection;

/// The answer of one statement, read forwards. While it lives, the same statement must not be run again on the same
/// connection: read what is needed into values first.
class SqlRows
{
public:
    SqlRows(SqlConnection &connection, QSqlQuery &query) : m_connection(&connection), m_query(&query) { }
    SqlRows(const SqlRows &) = delete;
    SqlRows &operator=(const SqlRows &) = delete;
    SqlRows(SqlRows &&other) noexcept;
    SqlRows &operator=(SqlRows &&) = delete;
    ~SqlRows();

    /// Goes to the next row, the first time to the first one.
    bool next();
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::optional<std::string> optionalText(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] int integer(int column) const { return static_cast<int>(number(column)); }
    [[nodiscard]] std::optional<int> optionalInteger(int column) const;
    [[nodiscard]] std::optional<std::int64_t> optionalNumber(int column) const;
    [[nodiscard]] bool yes(int column) const { return number(column) != 0; }
    [[nodiscard]] Timestamp time(int column) const;
    [[nodiscard]] std::optional<Timestamp> optionalTime(int column) const;
    [[nodiscard]] int changed() const;

private:
    [[nodiscard]] bool isNull(int column) const;

    SqlConnection *m_connection;
    QSqlQuery *m_query;
};

} // namespace wakedock::database
