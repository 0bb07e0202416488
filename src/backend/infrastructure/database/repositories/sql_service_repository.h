#pragma once

#include "backend/core/repositories/repositories.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

/// Services and their revisions. The configuration is one JSON column; what is searched for has columns of its own.
class SqlServiceRepository final : public core::IServiceRepository
{
public:
    explicit SqlServiceRepository(SqlConnection &connection) : m_sql(connection) { }

    core::ServiceRecord create(core::ServiceRecord record) override;
    std::optional<core::ServiceRecord> find(const core::ServiceId &id) override;
    std::vector<core::ServiceRecord> list() override;
    core::ServiceRecord update(core::ServiceRecord record) override;
    void remove(const core::ServiceId &id) override;
    std::optional<core::ServiceRecord> findByName(const std::string &name) override;
    void addRevision(const core::Revision &revision) override;
    std::optional<core::Revision> findRevision(const core::ServiceId &id, std::int64_t number) override;
    std::vector<core::Revision> revisions(const core::ServiceId &id, core::Page page) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
