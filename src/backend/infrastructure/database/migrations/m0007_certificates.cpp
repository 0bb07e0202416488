#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration certificatesTable()
{
    return {7, "certificates", [](const Dialect &) -> std::vector<std::string> {
                return {
                    "CREATE TABLE certificates (id TEXT PRIMARY KEY, version BIGINT NOT NULL, names TEXT NOT NULL, "
                    "issuer TEXT NOT NULL, serial TEXT NOT NULL, fingerprint TEXT NOT NULL UNIQUE, key_kind TEXT NOT NULL, "
                    "not_before BIGINT NOT NULL, not_after BIGINT NOT NULL, chain TEXT NOT NULL, key_name TEXT NOT NULL, "
                    "created_at BIGINT NOT NULL, changed_at BIGINT NOT NULL)",
                };
            }};
}

} // namespace wakedock::database
