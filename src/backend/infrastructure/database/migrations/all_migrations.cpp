#include "backend/infrastructure/database/migrations/migration.h"

namespace wakedock::database {

std::vector<Migration> allMigrations()
{
    return {firstSchema(),       hostsTable(), registriesTable(), adoptedContainers(), serviceAddresses(), operatorRoutes(),
            certificatesTable(), wakesTable(), serviceActivity(), wakesTellOfWakes(),  requestHours()};
}

} // namespace wakedock::database
