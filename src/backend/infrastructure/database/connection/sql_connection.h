#pragma once

#include "backend/infrastructure/database/connection/dialect.h"
#include "backend/infrastructure/database/connection/sql_rows.h"
#include "backend/infrastructure/database/connection/sql_value.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

class QSqlQuery;

namespace wakedock::database {

/// How a connection is made.
struct ConnectionPlan {
    QString driver; ///< `QSQLITE`
    QString database; ///< File or name.
    QString options;
    std::vector<std::string> atOpen; ///< Statements, run once each.
};

/// One connection with its prepared statements. Belongs to the thread that made it.
class SqlConnection
{
public:
    /// @throws Error Unavailable
    SqlConnection(const ConnectionPlan &plan, std::shared_ptr<const Dialect> dialect);
    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;
    ~SqlConnection();

    /// Prepared once per connection and kept. A `const char *` on purpose: repositories have fixed texts, and a text put
    /// together at run time does not fit through this door. Values are bound.
    SqlRows query(const char *statement, const SqlValues &arguments = {});
    /// @return how many rows it changed
    int execute(const char *statement, const SqlValues &arguments = {});
    /// Not kept: for schema changes and pragmas, whose texts are the program's own.
    void run(const std::string &statement, const SqlValues &arguments = {});
    /// The first column of the first row, as a number; 0 without a row.
    std::int64_t number(const std::string &statement);
    std::string text(const std::string &statement);

    /// All or nothing: what `work` throws comes out after the rollback.
    void transaction(bool writes, const std::function<void()> &work);

    [[nodiscard]] const Dialect &dialect() const { return *m_dialect; }
    /// True after a failure that another connection may not have: drop this one then.
    [[nodiscard]] bool isLost() const { return m_lost; }

    /// @throws what the dialect makes of it
    [[noreturn]] void fail(const QSqlError &error, const std::string &statement);

private:
    QSqlQuery &prepared(const char *statement);
    void rollBack();

    std::shared_ptr<const Dialect> m_dialect;
    QString m_name;
    QSqlDatabase m_database;
    std::unordered_map<std::string, std::unique_ptr<QSqlQuery>> m_prepared;
    bool m_lost = false;
};

} // namespace wakedock::database
