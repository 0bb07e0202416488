#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

Migration serviceAddresses()
{
    return {5, "service addresses of hosts", [](const Dialect &) -> std::vector<std::string> {
                return {"ALTER TABLE hosts ADD COLUMN service_address TEXT NOT NULL DEFAULT ''",
                        // Pinned addresses never worked there; nothing was deployed on these hosts yet.
                        "UPDATE hosts SET addressing = 'loopback'"};
            }};
}

} // namespace wakedock::database
