#include "backend/infrastructure/database/connection/sql_connection.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

#include <exception>
#include <utility>

namespace wakedock::database {

SqlConnection::SqlConnection(const ConnectionPlan &plan, std::shared_ptr<const Dialect> dialect)
    : m_dialect(std::move(dialect))
    , m_name(QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_database(QSqlDatabase::addDatabase(plan.driver, m_name))
{
    try {
        m_database.setDatabaseName(plan.database);
        m_database.setConnectOptions(plan.options);
        if (!m_database.open()) {
            fail(m_database.lastError(), "open");
        }
        for (const auto &statement : plan.atOpen) {
            run(statement);
        }
    } catch (...) {
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

SqlConnection::~SqlConnection()
{
    // Statements first, then the handle, then the name: Qt keeps the connection open, and says so, in any other order.
    m_prepared.clear();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

void SqlConnection::fail(const QSqlError &error, const std::string &statement)
{
    m_lost = m_lost || m_dialect->isConnectionLost(error);
    std::rethrow_exception(m_dialect->translate(error, statement));
}

QSqlQuery &SqlConnection::prepared(const char *statement)
{
    auto &kept = m_prepared[statement];
    if (!kept) {
        auto query = std::make_unique<QSqlQuery>(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(QString::fromUtf8(statement))) {
            const QSqlError error = query->lastError();
            m_prepared.erase(statement);
            fail(error, statement);
        }
        kept = std::move(query);
    }
    return *kept;
}

SqlRows SqlConnection::query(const char *statement, const SqlValues &arguments)
{
    QSqlQuery &query = prepared(statement);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        query.bindValue(static_cast<int>(i), arguments[i]);
    }
    if (!query.exec()) {
        const QSqlError error = query.lastError();
        query.finish();
        fail(error, statement);
    }
    return SqlRows(*this, query);
}

int SqlConnection::execute(const char *statement, const SqlValues &arguments)
{
    return query(statement, arguments).changed();
}

void SqlConnection::run(const std::string &statement, const SqlValues &arguments)
{
    QSqlQuery query(m_database);
    bool ok = true;
    if (arguments.empty()) {
        ok = query.exec(QString::fromStdString(statement));
    } else {
        ok = query.prepare(QString::fromStdString(statement));
        for (std::size_t i = 0; ok && i < arguments.size(); ++i) {
            query.bindValue(static_cast<int>(i), arguments[i]);
        }
        ok = ok && query.exec();
    }
    if (!ok) {
        fail(query.lastError(), statement);
    }
}

std::int64_t SqlConnection::number(const std::string &statement)
{
    return QString::fromStdString(text(statement)).toLongLong();
}

std::string SqlConnection::text(const std::string &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(QString::fromStdString(statement))) {
        fail(query.lastError(), statement);
    }
    return query.next() ? query.value(0).toString().toStdString() : std::string();
}

void SqlConnection::transaction(bool writes, const std::function<void()> &work)
{
    run(writes ? m_dialect->beginWrite() : m_dialect->beginRead());
    std::exception_ptr failure;
    try {
        work();
        run("COMMIT");
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) {
        rollBack();
        std::rethrow_exception(failure);
    }
}

void SqlConnection::rollBack()
{
    // Some failures (disk full) have rolled back already, and then this one fails: either way nothing is left open.
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("ROLLBACK"))) {
        const QString text = query.lastError().databaseText();
        m_lost = m_lost || !text.contains(QStringLiteral("no transaction is active"));
    }
}

} // namespace wakedock::database
