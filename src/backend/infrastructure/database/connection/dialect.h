#pragma once

#include "backend/shared/exceptions/error.h"

#include <exception>
#include <string>

class QSqlError;

namespace wakedock::database {

/// A value broke a UNIQUE or FOREIGN KEY rule of the schema. Repositories turn it into the contract's Conflict or
/// NotFound; one that gets out is a mistake of the program.
class ConstraintViolation : public Error
{
public:
    enum class Kind { Unique, ForeignKey, Other };
    /// @param where `table.column` of a unique rule (of its first column), empty where the database does not tell
    ConstraintViolation(Kind violated, std::string place, std::string detail);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const std::string &where() const { return m_where; }

private:
    Kind m_kind;
    std::string m_where;
};

/// What differs between databases, and nothing else does. SQL texts use `?` binds and the SQL both speak.
class Dialect
{
public:
    virtual ~Dialect() = default;

    /// Of a column that numbers rows in the order of their insertion, with type and key.
    [[nodiscard]] virtual std::string identity() const = 0;
    /// Begins a transaction that may write, in a way that cannot fail later because somebody else wrote meanwhile.
    [[nodiscard]] virtual std::string beginWrite() const = 0;
    [[nodiscard]] virtual std::string beginRead() const = 0;
    /// The failure of a statement as an Error with a remedy.
    [[nodiscard]] virtual std::exception_ptr translate(const QSqlError &error, const std::string &statement) const = 0;
    /// True when the connection itself is of no use any more.
    [[nodiscard]] virtual bool isConnectionLost(const QSqlError &error) const = 0;
};

} // namespace wakedock::database
