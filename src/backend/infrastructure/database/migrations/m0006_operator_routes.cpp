#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration operatorRoutes()
{
    return {6, "routes of operators", [](const Dialect &) -> std::vector<std::string> {
                // Host and prefix stand beside the rest for the order of lists only.
                return {
                    "CREATE TABLE operator_routes (id TEXT PRIMARY KEY, version BIGINT NOT NULL, host TEXT NOT NULL, "
                    "path_prefix TEXT NOT NULL, content TEXT NOT NULL, owner TEXT NOT NULL, created_at BIGINT NOT NULL, "
                    "updated_at BIGINT NOT NULL)",
                };
            }};
}

} // namespace wakedock::database
