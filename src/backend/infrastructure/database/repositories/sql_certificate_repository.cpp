#include "backend/infrastructure/database/repositories/sql_certificate_repository.h"

#include "backend/infrastructure/database/repositories/repository_errors.h"

#include <sstream>

namespace wakedock::database {
namespace {

constexpr const char *certificateInsert =
    "INSERT INTO certificates (names, issuer, serial, fingerprint, key_kind, not_before, not_after, chain, key_name, "
    "created_at, changed_at, id, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr const char *certificateUpdate =
    "UPDATE certificates SET names = ?, issuer = ?, serial = ?, fingerprint = ?, key_kind = ?, not_before = ?, not_after = "
    "?, chain = ?, key_name = ?, created_at = ?, changed_at = ?, version = version + 1 WHERE id = ? AND version = ?";
constexpr const char *certificateById =
    "SELECT id, version, names, issuer, serial, fingerprint, key_kind, not_before, not_after, chain, key_name, created_at, "
    "changed_at FROM certificates WHERE id = ?";
constexpr const char *certificatesAll =
    "SELECT id, version, names, issuer, serial, fingerprint, key_kind, not_before, not_after, chain, key_name, created_at, "
    "changed_at FROM certificates ORDER BY fingerprint";
constexpr const char *certificateDelete = "DELETE FROM certificates WHERE id = ?";

/// Names of hosts hold no spaces.
std::string joinedNames(const std::vector<std::string> &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : " ") + name;
    }
    return text;
}

std::vector<std::string> separateNames(const std::string &text)
{
    std::vector<std::string> names;
    std::istringstream words(text);
    for (std::string name; words >> name;) {
        names.push_back(name);
    }
    return names;
}

SqlValues certificateValues(const core::OwnCertificate &one)
{
    return values(joinedNames(one.facts.names), one.facts.issuer, one.facts.serial, one.fingerprint, one.keyKind,
                  one.facts.notBefore, one.facts.notAfter, one.chain, one.keyName, one.createdAt, one.changedAt, one.id);
}

core::OwnCertificate certificateFrom(const SqlRows &row)
{
    core::OwnCertificate one;
    one.id = core::CertificateId(row.text(0));
    one.version = row.number(1);
    one.facts.names = separateNames(row.text(2));
    one.facts.issuer = row.text(3);
    one.facts.serial = row.text(4);
    one.fingerprint = row.text(5);
    one.keyKind = row.text(6);
    one.facts.notBefore = row.time(7);
    one.facts.notAfter = row.time(8);
    one.chain = row.text(9);
    one.keyName = row.text(10);
    one.createdAt = row.time(11);
    one.changedAt = row.time(12);
    return one;
}

Error certificateConflict(const ConstraintViolation &violation)
{
    if (violation.where() == "certificates.fingerprint") {
        return Error(ErrorCode::Conflict, "certificate_exists", "This very certificate is there already.")
            .withField("certificate", "is there already");
    }
    return Error(ErrorCode::Conflict, "id_taken", "There is already a certificate with this id.");
}

} // namespace

core::OwnCertificate SqlCertificateRepository::create(core::OwnCertificate certificate)
{
    try {
        m_sql.execute(certificateInsert, certificateValues(certificate));
    } catch (const ConstraintViolation &violation) {
        throw certificateConflict(violation);
    }
    certificate.version = 1;
    return certificate;
}

core::OwnCertificate SqlCertificateRepository::update(core::OwnCertificate certificate)
{
    SqlValues arguments = certificateValues(certificate);
    arguments.push_back(toSql(certificate.version));
    int changed = 0;
    try {
        changed = m_sql.execute(certificateUpdate, arguments);
    } catch (const ConstraintViolation &violation) {
        throw certificateConflict(violation);
    }
    if (changed == 0) {
        throw find(certificate.id) ? versionChanged("certificate") : rowNotFound("certificate");
    }
    ++certificate.version;
    return certificate;
}

std::optional<core::OwnCertificate> SqlCertificateRepository::find(const core::CertificateId &id)
{
    auto row = m_sql.query(certificateById, values(id));
    return row.next() ? std::optional(certificateFrom(row)) : std::nullopt;
}

std::vector<core::OwnCertificate> SqlCertificateRepository::list()
{
    std::vector<core::OwnCertificate> all;
    auto rows = m_sql.query(certificatesAll);
    while (rows.next()) {
        all.push_back(certificateFrom(rows));
    }
    return all;
}

void SqlCertificateRepository::remove(const core::CertificateId &id)
{
    m_sql.execute(certificateDelete, values(id));
}

} // namespace wakedock::database
