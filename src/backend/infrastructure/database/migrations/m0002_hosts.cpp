#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration hostsTable()
{
    return {2, "hosts", [](const Dialect &) -> std::vector<std::string> {
                return {
                    "CREATE TABLE hosts (id TEXT PRIMARY KEY, version BIGINT NOT NULL, name TEXT NOT NULL UNIQUE, "
                    "url TEXT NOT NULL, uses_tls INTEGER NOT NULL, tls_authorities TEXT NOT NULL, "
                    "tls_certificates TEXT NOT NULL, tls_key_name TEXT NOT NULL, allows_plain INTEGER NOT NULL, "
                    "addressing TEXT NOT NULL, created_at BIGINT NOT NULL)",
                };
            }};
}

} // namespace wakedock::database
