#include "backend/infrastructure/database/sql_store.h"

#include "backend/infrastructure/database/repositories/sql_repositories.h"

#include <exception>
#include <utility>

namespace wakedock::database {
namespace {

Error changeInReadTransaction()
{
    return Error(ErrorCode::Internal, "read_only_transaction", "A change was tried in a transaction that only reads.");
}

/// Takes the write lock and tries a change that is taken back: finds a database that is locked or read-only.
void probeWriting(SqlConnection &connection)
{
    connection.run(connection.dialect().beginWrite());
    std::exception_ptr failure;
    try {
        connection.run("UPDATE audit_head SET last_id = last_id WHERE one = 1");
    } catch (...) {
        failure = std::current_exception();
    }
    connection.run("ROLLBACK");
    if (failure) {
        std::rethrow_exception(failure);
    }
}

} // namespace

SqlStore::SqlStore(std::string product, SqlWorkers::Connect writer, SqlWorkers::Connect reader, int readers)
    : m_product(std::move(product))
    , m_writer("database-write", 1, std::move(writer))
    , m_readers("database-read", readers, std::move(reader))
{
}

SqlStore::~SqlStore()
{
    // Both, before either goes: whoever gets a last answer from one must not begin something on the other.
    m_writer.refuse();
    m_readers.refuse();
}

Task<void> SqlStore::transaction(std::function<void(core::Repositories &)> work, bool writes)
{
    SqlWorkers::Work whole = [work = std::move(work), writes](SqlConnection &connection) {
        const auto run = [&] {
            SqlRepositories repositories(connection);
            work(repositories);
        };
        try {
            connection.transaction(writes, run);
        } catch (const Error &error) {
            if (!writes && error.reason() == "database_readonly") {
                throw changeInReadTransaction();
            }
            throw;
        }
    };
    return (writes ? m_writer : m_readers).run(std::move(whole));
}

Task<core::ComponentHealth> SqlStore::health()
{
    core::ComponentHealth health{"database", core::Availability::Available, m_product, {}, {}};
    try {
        SqlWorkers::Work read = [](SqlConnection &connection) { connection.number("SELECT COUNT(*) FROM settings"); };
        co_await m_readers.run(std::move(read));
        SqlWorkers::Work write = probeWriting;
        co_await m_writer.run(std::move(write));
    } catch (const Error &error) {
        health.availability = core::Availability::Unavailable;
        health.detail = error.message();
        health.remedy = error.remedy();
    }
    co_return health;
}

Task<void> SqlStore::close()
{
    m_readers.refuse();
    co_await m_writer.close();
    co_await m_readers.close();
}

} // namespace wakedock::database
