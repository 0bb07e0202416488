#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

/// Number 6 belongs to the operator's own routes.
Migration operatorRoutes()
{
    return {6, "operator_routes", [](const Dialect &) -> std::vector<std::string> { return {}; }};
}

} // namespace wakedock::database
