#include "backend/infrastructure/database/repositories/sql_registry_repository.h"

#include "backend/infrastructure/database/repositories/repository_errors.h"

namespace wakedock::database {
namespace {

constexpr const char *registryInsert =
    "INSERT INTO registries (address, username, password_name, created_at, id, version) VALUES (?, ?, ?, ?, ?, 1)";
constexpr const char *registryUpdate =
    "UPDATE registries SET address = ?, username = ?, password_name = ?, created_at = ?, version = version + 1 "
    "WHERE id = ? AND version = ?";
constexpr const char *registryById =
    "SELECT id, version, address, username, password_name, created_at FROM registries WHERE id = ?";
constexpr const char *registriesAll =
    "SELECT id, version, address, username, password_name, created_at FROM registries ORDER BY address";
constexpr const char *registryDelete = "DELETE FROM registries WHERE id = ?";

SqlValues registryValues(const core::Registry &registry)
{
    return values(registry.address, registry.username, registry.passwordName, registry.createdAt, registry.id);
}

core::Registry registryFrom(const SqlRows &row)
{
    core::Registry registry;
    registry.id = core::RegistryId(row.text(0));
    registry.version = row.number(1);
    registry.address = row.text(2);
    registry.username = row.text(3);
    registry.passwordName = row.text(4);
    registry.createdAt = row.time(5);
    return registry;
}

Error registryConflict(const ConstraintViolation &violation, const std::string &address)
{
    if (violation.where() == "registries.address") {
        return Error(ErrorCode::Conflict, "registry_exists", "There is already a login for the registry " + address + ".")
            .withRemedy("Change that one.")
            .withField("address", "is there already");
    }
    return Error(ErrorCode::Conflict, "id_taken", "There is already a registry with this id.");
}

} // namespace

core::Registry SqlRegistryRepository::create(core::Registry registry)
{
    try {
        m_sql.execute(registryInsert, registryValues(registry));
    } catch (const ConstraintViolation &violation) {
        throw registryConflict(violation, registry.address);
    }
    registry.version = 1;
    return registry;
}

core::Registry SqlRegistryRepository::update(core::Registry registry)
{
    SqlValues arguments = registryValues(registry);
    arguments.push_back(toSql(registry.version));
    int changed = 0;
    try {
        changed = m_sql.execute(registryUpdate, arguments);
    } catch (const ConstraintViolation &violation) {
        throw registryConflict(violation, registry.address);
    }
    if (changed == 0) {
        throw find(registry.id) ? versionChanged("registry") : rowNotFound("registry");
    }
    ++registry.version;
    return registry;
}

std::optional<core::Registry> SqlRegistryRepository::find(const core::RegistryId &id)
{
    auto row = m_sql.query(registryById, values(id));
    return row.next() ? std::optional(registryFrom(row)) : std::nullopt;
}

std::vector<core::Registry> SqlRegistryRepository::list()
{
    std::vector<core::Registry> registries;
    auto rows = m_sql.query(registriesAll);
    while (rows.next()) {
        registries.push_back(registryFrom(rows));
    }
    return registries;
}

void SqlRegistryRepository::remove(const core::RegistryId &id)
{
    m_sql.execute(registryDelete, values(id));
}

} // namespace wakedock::database
