#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

/// When a service woke last stands in the ledger of wakes alone.
Migration wakesTellOfWakes()
{
    return {10, "last wakes are the ledger's", [](const Dialect &) -> std::vector<std::string> {
                return {"ALTER TABLE service_activity DROP COLUMN last_wake_at"};
            }};
}

} // namespace wakedock::database
