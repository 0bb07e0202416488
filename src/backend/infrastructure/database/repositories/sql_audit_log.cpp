#include "backend/infrastructure/database/repositories/sql_audit_log.h"

#include "backend/infrastructure/database/repositories/paging.h"
#include "backend/infrastructure/database/repositories/repository_errors.h"

#include <QCryptographicHash>

namespace wakedock::database {
namespace {

constexpr const char *auditInsert =
    "INSERT INTO audit_log (id, at, actor, address, action, target, before_text, after_text, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *auditBefore =
    "SELECT id, at, actor, address, action, target, before_text, after_text, hash FROM audit_log "
    "WHERE id < ? ORDER BY id DESC LIMIT ?";
constexpr const char *auditAll =
    "SELECT id, at, actor, address, action, target, before_text, after_text, hash FROM audit_log ORDER BY id";
constexpr const char *auditExists = "SELECT 1 FROM audit_log WHERE id = ?";
constexpr const char *auditHead = "SELECT last_id, last_hash FROM audit_head WHERE one = 1";
constexpr const char *auditMoveHead = "UPDATE audit_head SET last_id = ?, last_hash = ? WHERE one = 1";

core::AuditEntry auditFrom(const SqlRows &row)
{
    core::AuditEntry entry;
    entry.id = row.number(0);
    entry.at = row.time(1);
    entry.actor = row.text(2);
    entry.address = row.text(3);
    entry.action = row.text(4);
    entry.target = row.text(5);
    entry.before = row.text(6);
    entry.after = row.text(7);
    entry.hash = row.text(8);
    return entry;
}

void addAuditField(QCryptographicHash &hash, const std::string &field)
{
    // The length goes first, so that moving a letter from one field to the next changes the hash.
    hash.addData(QByteArray::number(static_cast<qlonglong>(field.size())));
    hash.addData(QByteArrayView(":"));
    hash.addData(QByteArrayView(field.data(), static_cast<qsizetype>(field.size())));
}

std::string auditHash(const std::string &previous, const core::AuditEntry &entry)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    addAuditField(hash, previous);
    addAuditField(hash, std::to_string(entry.id));
    addAuditField(hash, std::to_string(entry.at.time_since_epoch().count()));
    for (const auto *field : {&entry.actor, &entry.address, &entry.action, &entry.target, &entry.before, &entry.after}) {
        addAuditField(hash, *field);
    }
    return hash.result().toHex().toStdString();
}

} // namespace

SqlAuditLog::Head SqlAuditLog::head()
{
    auto row = m_sql.query(auditHead);
    return row.next() ? Head{row.number(0), row.text(1)} : Head{};
}

void SqlAuditLog::append(core::AuditEntry entry)
{
    const Head last = head();
    // What is stored went through Unicode once; what is hashed must be the same bytes.
    for (auto *field : {&entry.actor, &entry.address, &entry.action, &entry.target, &entry.before, &entry.after}) {
        *field = QString::fromStdString(*field).toStdString();
    }
    entry.id = last.id + 1;
    entry.hash = auditHash(last.hash, entry);
    m_sql.execute(auditInsert,
                  values(entry.id, entry.at, entry.actor, entry.address, entry.action, entry.target, entry.before,
                         entry.after, entry.hash));
    m_sql.execute(auditMoveHead, values(entry.id, entry.hash));
}

std::vector<core::AuditEntry> SqlAuditLog::list(core::Page page)
{
    const std::int64_t before = numberCursor(page);
    if (before != AfterTheNewest && !m_sql.query(auditExists, values(before)).next()) {
        throw cursorUnknown();
    }
    std::vector<core::AuditEntry> entries;
    auto rows = m_sql.query(auditBefore, values(before, pageLimit(page)));
    while (rows.next()) {
        entries.push_back(auditFrom(rows));
    }
    return entries;
}

bool SqlAuditLog::verify()
{
    const Head last = head();
    Head reached;
    auto rows = m_sql.query(auditAll);
    while (rows.next()) {
        const core::AuditEntry entry = auditFrom(rows);
        if (entry.id != reached.id + 1 || entry.hash != auditHash(reached.hash, entry)) {
            return false;
        }
        reached = {entry.id, entry.hash};
    }
    return reached.id == last.id && reached.hash == last.hash;
}

} // namespace wakedock::database
