#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration requestHours()
{
    return {11, "counted requests", [](const Dialect &) -> std::vector<std::string> {
                return {
                    "CREATE TABLE request_hours (service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE, "
                    "at BIGINT NOT NULL, measured_ms BIGINT NOT NULL, asleep_ms BIGINT NOT NULL, wakes INTEGER NOT NULL, "
                    "waiting INTEGER NOT NULL, requests BIGINT NOT NULL, PRIMARY KEY (service_id, at))",
                };
            }};
}

} // namespace wakedock::database
