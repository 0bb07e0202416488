#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// The journal of operations: what is unfinished after a start is what a crash interrupted.
class SqlOperationRepository final : public core::IOperationRepository
{
public:
    explicit SqlOperationRepository(SqlConnection &connection) : m_sql(connection) { }

    void create(const core::Operation &operation) override;
    void update(const core::Operation &operation) override;
    std::optional<core::Operation> find(const core::OperationId &id) override;
    std::vector<core::Operation> list(core::Page page) override;
    std::vector<core::Operation> unfinished() override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
