#include "backend/infrastructure/database/repositories/sql_operator_route_repository.h"

#include "backend/infrastructure/database/repositories/repository_errors.h"
#include "backend/infrastructure/serialization/route_column.h"

namespace wakedock::database {
namespace {

constexpr const char *operatorRouteInsert =
    "INSERT INTO operator_routes (host, path_prefix, content, owner, created_at, updated_at, id, version) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, 1)";
constexpr const char *operatorRouteUpdate =
    "UPDATE operator_routes SET host = ?, path_prefix = ?, content = ?, owner = ?, created_at = ?, updated_at = ?, "
    "version = version + 1 WHERE id = ? AND version = ?";
constexpr const char *operatorRouteById =
    "SELECT id, version, path_prefix, content, owner, created_at, updated_at FROM operator_routes WHERE id = ?";
constexpr const char *operatorRoutesAll =
    "SELECT id, version, path_prefix, content, owner, created_at, updated_at FROM operator_routes "
    "ORDER BY host, path_prefix, id";
constexpr const char *operatorRouteDelete = "DELETE FROM operator_routes WHERE id = ?";

SqlValues operatorRouteValues(const core::OperatorRoute &route)
{
    return values(route.hosts.empty() ? std::string() : route.hosts.front(), route.pathPrefix,
                  serialization::writeOperatorRoute(route), route.owner, route.createdAt, route.updatedAt, route.id);
}

core::OperatorRoute operatorRouteFrom(const SqlRows &row)
{
    core::OperatorRoute route;
    route.id = core::OperatorRouteId(row.text(0));
    route.version = row.number(1);
    route.pathPrefix = row.text(2);
    serialization::readOperatorRoute(row.text(3), route);
    route.owner = row.text(4);
    route.createdAt = row.time(5);
    route.updatedAt = row.time(6);
    return route;
}

} // namespace

core::OperatorRoute SqlOperatorRouteRepository::create(core::OperatorRoute route)
{
    try {
        m_sql.execute(operatorRouteInsert, operatorRouteValues(route));
    } catch (const ConstraintViolation &) {
        throw Error(ErrorCode::Conflict, "id_taken", "There is already a route with this id.");
    }
    route.version = 1;
    return route;
}

core::OperatorRoute SqlOperatorRouteRepository::update(core::OperatorRoute route)
{
    SqlValues arguments = operatorRouteValues(route);
    arguments.push_back(toSql(route.version));
    if (m_sql.execute(operatorRouteUpdate, arguments) == 0) {
        throw find(route.id) ? versionChanged("route") : rowNotFound("route");
    }
    ++route.version;
    return route;
}

std::optional<core::OperatorRoute> SqlOperatorRouteRepository::find(const core::OperatorRouteId &id)
{
    auto row = m_sql.query(operatorRouteById, values(id));
    return row.next() ? std::optional(operatorRouteFrom(row)) : std::nullopt;
}

std::vector<core::OperatorRoute> SqlOperatorRouteRepository::list()
{
    std::vector<core::OperatorRoute> routes;
    auto rows = m_sql.query(operatorRoutesAll);
    while (rows.next()) {
        routes.push_back(operatorRouteFrom(rows));
    }
    return routes;
}

void SqlOperatorRouteRepository::remove(const core::OperatorRouteId &id)
{
    m_sql.execute(operatorRouteDelete, values(id));
}

} // namespace wakedock::database
