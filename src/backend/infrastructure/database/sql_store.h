#pragma once

#include "backend/core/domain/health.h"
#include "backend/core/repositories/i_store.h"
#include "backend/infrastructure/database/connection/sql_workers.h"

#include <functional>
#include <memory>
#include <string>

namespace wakedock::database {

/// The store on a SQL database: one thread that writes (so no two writers ever wait for each other's locks), some that
/// read, none of them the backend's. Made by openSqlite().
class SqlStore final : public core::IStore
{
public:
    /// @param writer, reader make a connection, on the thread that will use it
    SqlStore(std::string product, SqlWorkers::Connect writer, SqlWorkers::Connect reader, int readers);
    /// Finishes what was begun.
    ~SqlStore() override;

    /// Asks a reading and a writing connection; never throws. `since` is the caller's to fill.
    [[nodiscard]] Task<core::ComponentHealth> health();

    /// Takes no more work (Unavailable, `database_closed`) and is done when everything begun was answered.
    [[nodiscard]] Task<void> close();

protected:
    Task<void> transaction(std::function<void(core::Repositories &)> work, bool writes) override;

private:
    std::string m_product;
    SqlWorkers m_writer;
    SqlWorkers m_readers;
};

} // namespace wakedock::database
