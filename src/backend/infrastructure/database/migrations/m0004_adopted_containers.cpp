#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration adoptedContainers()
{
    return {4, "adopted containers", [](const Dialect &) -> std::vector<std::string> {
                return {"ALTER TABLE services ADD COLUMN adopted_container TEXT NOT NULL DEFAULT ''"};
            }};
}

} // namespace wakedock::database
