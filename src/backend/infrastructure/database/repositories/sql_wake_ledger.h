#pragma once

#include "backend/core/repositories/i_wake_ledger.h"
#include "backend/infrastructure/database/connection/sql_connection.h"

namespace wakedock::database {

class SqlWakeLedger final : public core::IWakeLedger
{
public:
    explicit SqlWakeLedger(SqlConnection &connection) : m_sql(connection) { }

    void append(const core::Wake &wake) override;
    bool update(const core::Wake &wake) override;
    std::vector<core::Wake> listOf(const core::ServiceId &service, core::Page page) override;
    int failUnfinished(const std::string &error) override;
    void prune(const core::ServiceId &service, int kept) override;

private:
    SqlConnection &m_sql;
};

} // namespace wakedock::database
