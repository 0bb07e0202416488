#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration wakesTable()
{
    return {8, "wakes and traffic", [](const Dialect &dialect) -> std::vector<std::string> {
                return {
                    "CREATE TABLE wakes (seq " + dialect.identity()
                        + ", id TEXT NOT NULL UNIQUE, "
                          "service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE, at BIGINT NOT NULL, "
                          "cause TEXT NOT NULL, actor TEXT NOT NULL, client TEXT NOT NULL, method TEXT NOT NULL, "
                          "path TEXT NOT NULL, user_agent TEXT NOT NULL, waiting INTEGER NOT NULL, duration_ms BIGINT, "
                          "outcome TEXT NOT NULL, error TEXT NOT NULL, slept_at BIGINT, memory_byte_seconds BIGINT)",
                    "CREATE INDEX wakes_of_service ON wakes (service_id, seq)",
                    "CREATE INDEX wakes_unfinished ON wakes (seq) WHERE outcome = 'waking'",
                    "CREATE TABLE traffic_hours (service_id TEXT NOT NULL REFERENCES services (id) ON DELETE CASCADE, "
                    "at BIGINT NOT NULL, measured INTEGER NOT NULL, busy INTEGER NOT NULL, PRIMARY KEY (service_id, at))",
                };
            }};
}

} // namespace wakedock::database
