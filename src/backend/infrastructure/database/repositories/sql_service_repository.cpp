#include "backend/infrastructure/database/repositories/sql_service_repository.h"

#include "backend/infrastructure/database/repositories/paging.h"
#include "backend/infrastructure/database/repositories/repository_errors.h"
#include "backend/infrastructure/serialization/columns.h"
#include "backend/infrastructure/serialization/enum_words.h"

namespace wakedock::database {
namespace {

using serialization::enumFrom;
using serialization::wordOf;

constexpr const char *serviceInsert =
    "INSERT INTO services (id, version, revision, name, host_id, kind, config, a_ip, a_port, b_ip, b_port, wished, "
    "live_colour, resolved_port, owner, created_at, updated_at, adopted_container) "
    "VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *serviceUpdate =
    "UPDATE services SET version = version + 1, revision = ?, name = ?, host_id = ?, kind = ?, config = ?, a_ip = ?, "
    "a_port = ?, b_ip = ?, b_port = ?, wished = ?, live_colour = ?, resolved_port = ?, owner = ?, created_at = ?, "
    "updated_at = ?, adopted_container = ? WHERE id = ? AND version = ?";
constexpr const char *serviceById =
    "SELECT id, version, revision, config, a_ip, a_port, b_ip, b_port, wished, live_colour, resolved_port, owner, "
    "created_at, updated_at, adopted_container FROM services WHERE id = ?";
constexpr const char *serviceByName =
    "SELECT id, version, revision, config, a_ip, a_port, b_ip, b_port, wished, live_colour, resolved_port, owner, "
    "created_at, updated_at, adopted_container FROM services WHERE name = ?";
constexpr const char *servicesAll =
    "SELECT id, version, revision, config, a_ip, a_port, b_ip, b_port, wished, live_colour, resolved_port, owner, "
    "created_at, updated_at, adopted_container FROM services ORDER BY name";
constexpr const char *serviceDelete = "DELETE FROM services WHERE id = ?";
constexpr const char *revisionInsert =
    "INSERT INTO service_revisions (service_id, number, config, image_digest, resolved_port, deployed_at) "
    "VALUES (?, ?, ?, ?, ?, ?)";
constexpr const char *revisionByNumber =
    "SELECT service_id, number, config, image_digest, resolved_port, deployed_at FROM service_revisions "
    "WHERE service_id = ? AND number = ?";
constexpr const char *revisionsBefore =
    "SELECT service_id, number, config, image_digest, resolved_port, deployed_at FROM service_revisions "
    "WHERE service_id = ? AND number < ? ORDER BY number DESC LIMIT ?";

/// The columns that insert and update share, in their order.
SqlValues serviceValues(const core::ServiceRecord &record)
{
    const auto &config = record.config;
    const auto &[a, b] = record.addresses;
    return values(record.revision, config.name, config.hostId, wordOf(config.kind), serialization::writeConfig(config), a.ip,
                  a.port, b.ip, b.port, wordOf(record.wished), wordOf(record.liveColour), record.resolvedPort, record.owner,
                  record.createdAt, record.updatedAt, record.adoptedContainerId);
}

core::ServiceRecord serviceFrom(const SqlRows &row)
{
    core::ServiceRecord record;
    record.id = core::ServiceId(row.text(0));
    record.version = row.number(1);
    record.revision = row.number(2);
    record.config = serialization::readConfig(row.text(3));
    record.addresses.a = {row.text(4), row.integer(5)};
    record.addresses.b = {row.text(6), row.integer(7)};
    record.wished = enumFrom<core::WishedRun>(row.text(8));
    record.liveColour = enumFrom<core::Colour>(row.text(9));
    record.resolvedPort = row.optionalInteger(10);
    record.owner = row.text(11);
    record.createdAt = row.time(12);
    record.updatedAt = row.time(13);
    record.adoptedContainerId = row.text(14);
    return record;
}

std::optional<core::ServiceRecord> serviceOrNothing(SqlRows row)
{
    return row.next() ? std::optional(serviceFrom(row)) : std::nullopt;
}

core::Revision revisionFrom(const SqlRows &row)
{
    core::Revision revision;
    revision.serviceId = core::ServiceId(row.text(0));
    revision.number = row.number(1);
    revision.config = serialization::readConfig(row.text(2));
    revision.imageDigest = row.text(3);
    revision.resolvedPort = row.optionalInteger(4);
    revision.deployedAt = row.time(5);
    return revision;
}

Error serviceConflict(const ConstraintViolation &violation, const std::string &name)
{
    if (violation.where() == "services.name") {
        return Error(ErrorCode::Conflict, "name_taken", "There is already a service named " + name + ".")
            .withRemedy("Choose another name.")
            .withField("name", "is taken");
    }
    return Error(ErrorCode::Conflict, "id_taken", "There is already a service with this id.");
}

} // namespace

core::ServiceRecord SqlServiceRepository::create(core::ServiceRecord record)
{
    SqlValues arguments = serviceValues(record);
    arguments.insert(arguments.begin(), toSql(record.id));
    try {
        m_sql.execute(serviceInsert, arguments);
    } catch (const ConstraintViolation &violation) {
        throw serviceConflict(violation, record.config.name);
    }
    record.version = 1;
    return record;
}

core::ServiceRecord SqlServiceRepository::update(core::ServiceRecord record)
{
    SqlValues arguments = serviceValues(record);
    arguments.push_back(toSql(record.id));
    arguments.push_back(toSql(record.version));
    int changed = 0;
    try {
        changed = m_sql.execute(serviceUpdate, arguments);
    } catch (const ConstraintViolation &violation) {
        throw serviceConflict(violation, record.config.name);
    }
    if (changed == 0) {
        throw find(record.id) ? versionChanged("service") : rowNotFound("service");
    }
    ++record.version;
    return record;
}

std::optional<core::ServiceRecord> SqlServiceRepository::find(const core::ServiceId &id)
{
    return serviceOrNothing(m_sql.query(serviceById, values(id)));
}

std::optional<core::ServiceRecord> SqlServiceRepository::findByName(const std::string &name)
{
    return serviceOrNothing(m_sql.query(serviceByName, values(name)));
}

std::vector<core::ServiceRecord> SqlServiceRepository::list()
{
    std::vector<core::ServiceRecord> records;
    auto rows = m_sql.query(servicesAll);
    while (rows.next()) {
        records.push_back(serviceFrom(rows));
    }
    return records;
}

void SqlServiceRepository::remove(const core::ServiceId &id)
{
    m_sql.execute(serviceDelete, values(id));
}

void SqlServiceRepository::addRevision(const core::Revision &revision)
{
    try {
        m_sql.execute(revisionInsert,
                      values(revision.serviceId, revision.number, serialization::writeConfig(revision.config),
                             revision.imageDigest, revision.resolvedPort, revision.deployedAt));
    } catch (const ConstraintViolation &violation) {
        if (violation.kind() == ConstraintViolation::Kind::ForeignKey) {
            throw rowNotFound("service");
        }
        throw Error(ErrorCode::Conflict, "revision_taken", "The service has this revision already.");
    }
}

std::optional<core::Revision> SqlServiceRepository::findRevision(const core::ServiceId &id, std::int64_t number)
{
    auto row = m_sql.query(revisionByNumber, values(id, number));
    return row.next() ? std::optional(revisionFrom(row)) : std::nullopt;
}

std::vector<core::Revision> SqlServiceRepository::revisions(const core::ServiceId &id, core::Page page)
{
    const std::int64_t before = numberCursor(page);
    if (before != AfterTheNewest && !findRevision(id, before)) {
        throw cursorUnknown();
    }
    std::vector<core::Revision> found;
    auto rows = m_sql.query(revisionsBefore, values(id, before, pageLimit(page)));
    while (rows.next()) {
        found.push_back(revisionFrom(rows));
    }
    return found;
}

} // namespace wakedock::database
