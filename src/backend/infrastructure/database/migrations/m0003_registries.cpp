#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration registriesTable()
{
    return {3, "registries", [](const Dialect &) -> std::vector<std::string> {
                return {
                    "CREATE TABLE registries (id TEXT PRIMARY KEY, version BIGINT NOT NULL, address TEXT NOT NULL UNIQUE, "
                    "username TEXT NOT NULL, password_name TEXT NOT NULL, created_at BIGINT NOT NULL)",
                };
            }};
}

} // namespace wakedock::database
