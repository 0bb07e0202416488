#pragma once

#include "backend/infrastructure/database/connection/dialect.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::database {

/// One numbered step of the schema. A step that was released is never changed; a mistake in it is mended by the next one.
struct Migration {
    int number = 0; ///< From 1, without gaps.
    std::string name;
    std::function<std::vector<std::string>(const Dialect &)> statements;
};

/// All of them, in order. A new one gets a file of its own and a line in all_migrations.cpp.
[[nodiscard]] std::vector<Migration> allMigrations();

[[nodiscard]] Migration firstSchema();
[[nodiscard]] Migration hostsTable();
[[nodiscard]] Migration registriesTable();
[[nodiscard]] Migration adoptedContainers();
[[nodiscard]] Migration serviceAddresses();
[[nodiscard]] Migration operatorRoutes();
[[nodiscard]] Migration certificatesTable();
[[nodiscard]] Migration wakesTable();
[[nodiscard]] Migration serviceActivity();
[[nodiscard]] Migration wakesTellOfWakes();
[[nodiscard]] Migration requestHours();

} // namespace wakedock::database
