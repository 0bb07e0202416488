#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration serviceActivity()
{
    return {9, "use of services", [](const Dialect &) -> std::vector<std::string> {
                return {
                    "CREATE TABLE service_activity (service_id TEXT PRIMARY KEY REFERENCES services (id) ON DELETE CASCADE, "
                    "last_access_at BIGINT, last_wake_at BIGINT, kept_until BIGINT)",
                };
            }};
}

} // namespace wakedock::database
