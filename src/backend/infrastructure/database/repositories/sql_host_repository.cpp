#include "backend/infrastructure/database/repositories/sql_host_repository.h"

#include "backend/infrastructure/database/repositories/repository_errors.h"
#include "backend/infrastructure/serialization/enum_words.h"

namespace wakedock::database {
namespace {

constexpr const char *hostInsert =
    "INSERT INTO hosts (name, url, uses_tls, tls_authorities, tls_certificates, tls_key_name, allows_plain, addressing, "
    "service_address, created_at, id, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr const char *hostUpdate =
    "UPDATE hosts SET name = ?, url = ?, uses_tls = ?, tls_authorities = ?, tls_certificates = ?, tls_key_name = ?, "
    "allows_plain = ?, addressing = ?, service_address = ?, created_at = ?, version = version + 1 WHERE id = ? AND version "
    "= ?";
constexpr const char *hostById =
    "SELECT id, version, name, url, uses_tls, tls_authorities, tls_certificates, tls_key_name, allows_plain, addressing, "
    "created_at, service_address FROM hosts WHERE id = ?";
constexpr const char *hostsAll =
    "SELECT id, version, name, url, uses_tls, tls_authorities, tls_certificates, tls_key_name, allows_plain, addressing, "
    "created_at, service_address FROM hosts ORDER BY name";
constexpr const char *hostDelete = "DELETE FROM hosts WHERE id = ?";

SqlValues hostValues(const core::Host &host)
{
    const auto tls = host.tls.value_or(core::HostTls());
    return values(host.name, host.url, host.tls.has_value(), tls.authorities, tls.certificates, tls.keyName,
                  host.allowsPlain, serialization::wordOf(host.addressing), host.serviceAddress, host.createdAt, host.id);
}

core::Host hostFrom(const SqlRows &row)
{
    core::Host host;
    host.id = core::HostId(row.text(0));
    host.version = row.number(1);
    host.name = row.text(2);
    host.url = row.text(3);
    if (row.yes(4)) {
        host.tls = core::HostTls{row.text(5), row.text(6), row.text(7)};
    }
    host.allowsPlain = row.yes(8);
    host.addressing = serialization::enumFrom<core::HostAddressing>(row.text(9));
    host.createdAt = row.time(10);
    host.serviceAddress = row.text(11);
    return host;
}

Error hostConflict(const ConstraintViolation &violation, const std::string &name)
{
    if (violation.where() == "hosts.name") {
        return Error(ErrorCode::Conflict, "name_taken", "There is already a host named " + name + ".")
            .withRemedy("Choose another name.")
            .withField("name", "is taken");
    }
    return Error(ErrorCode::Conflict, "id_taken", "There is already a host with this id.");
}

} // namespace

core::Host SqlHostRepository::create(core::Host host)
{
    try {
        m_sql.execute(hostInsert, hostValues(host));
    } catch (const ConstraintViolation &violation) {
        throw hostConflict(violation, host.name);
    }
    host.version = 1;
    return host;
}

core::Host SqlHostRepository::update(core::Host host)
{
    SqlValues arguments = hostValues(host);
    arguments.push_back(toSql(host.version));
    int changed = 0;
    try {
        changed = m_sql.execute(hostUpdate, arguments);
    } catch (const ConstraintViolation &violation) {
        throw hostConflict(violation, host.name);
    }
    if (changed == 0) {
        throw find(host.id) ? versionChanged("host") : rowNotFound("host");
    }
    ++host.version;
    return host;
}

std::optional<core::Host> SqlHostRepository::find(const core::HostId &id)
{
    auto row = m_sql.query(hostById, values(id));
    return row.next() ? std::optional(hostFrom(row)) : std::nullopt;
}

std::vector<core::Host> SqlHostRepository::list()
{
    std::vector<core::Host> hosts;
    auto rows = m_sql.query(hostsAll);
    while (rows.next()) {
        hosts.push_back(hostFrom(rows));
    }
    return hosts;
}

void SqlHostRepository::remove(const core::HostId &id)
{
    m_sql.execute(hostDelete, values(id));
}

} // namespace wakedock::database
