#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// The append-only record. Each entry's hash covers the entry and the hash before it, and the head (number and hash of the
/// newest entry) is kept apart: an entry changed, taken out of the middle or cut off at the end is found.
class SqlAuditLog final : public core::IAuditLog
{
public:
    explicit SqlAuditLog(SqlConnection &connection) : m_sql(connection) { }

    void append(core::AuditEntry entry) override;
    std::vector<core::AuditEntry> list(core::Page page) override;
    bool verify() override;

private:
    struct Head {
        std::int64_t id = 0;
        std::string hash;
    };
    Head head();

    SqlConnection &m_sql;
};

} // namespace wakedock::database
