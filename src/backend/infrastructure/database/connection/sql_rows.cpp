#include "backend/infrastructure/database/connection/sql_rows.h"

#include "backend/infrastructure/database/connection/sql_connection.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <utility>

namespace wakedock::database {

SqlRows::SqlRows(SqlRows &&other) noexcept : m_connection(other.m_connection), m_query(std::exchange(other.m_query, nullptr))
{
}

SqlRows::~SqlRows()
{
    if (m_query != nullptr) {
        m_query->finish();
    }
}

bool SqlRows::next()
{
    if (m_query->next()) {
        return true;
    }
    // The end, or a failure in the middle (a damaged page, a lost connection): only the second has an error.
    if (m_query->lastError().isValid()) {
        m_connection->fail(m_query->lastError(), m_query->lastQuery().toStdString());
    }
    return false;
}

bool SqlRows::isNull(int column) const
{
    return m_query->isNull(column);
}

std::string SqlRows::text(int column) const
{
    return m_query->value(column).toString().toStdString();
}

std::optional<std::string> SqlRows::optionalText(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(text(column));
}

std::int64_t SqlRows::number(int column) const
{
    return m_query->value(column).toLongLong();
}

std::optional<int> SqlRows::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::int64_t> SqlRows::optionalNumber(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(number(column));
}

Timestamp SqlRows::time(int column) const
{
    return Timestamp(std::chrono::milliseconds(number(column)));
}

std::optional<Timestamp> SqlRows::optionalTime(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(time(column));
}

int SqlRows::changed() const
{
    return m_query->numRowsAffected();
}

} // namespace wakedock::database
