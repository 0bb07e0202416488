#include "backend/infrastructure/database/repositories/sql_session_repository.h"

#include "backend/infrastructure/database/repositories/repository_errors.h"

namespace wakedock::database {
namespace {

constexpr const char *sessionInsert =
    "INSERT INTO sessions (user_id, refresh_hash, address, user_agent, created_at, last_used_at, expires_at, revoked, id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char *sessionUpdate =
    "UPDATE sessions SET user_id = ?, refresh_hash = ?, address = ?, user_agent = ?, created_at = ?, last_used_at = ?, "
    "expires_at = ?, revoked = ? WHERE id = ?";
constexpr const char *sessionById =
    "SELECT id, user_id, refresh_hash, address, user_agent, created_at, last_used_at, expires_at, revoked FROM sessions "
    "WHERE id = ?";
constexpr const char *sessionsOfUser =
    "SELECT id, user_id, refresh_hash, address, user_agent, created_at, last_used_at, expires_at, revoked FROM sessions "
    "WHERE user_id = ? ORDER BY created_at DESC, id DESC";
constexpr const char *sessionsExpired = "DELETE FROM sessions WHERE expires_at <= ?";

SqlValues sessionValues(const core::Session &session)
{
    return values(session.userId, session.refreshHash, session.address, session.userAgent, session.createdAt,
                  session.lastUsedAt, session.expiresAt, session.revoked, session.id);
}

core::Session sessionFrom(const SqlRows &row)
{
    core::Session session;
    session.id = core::SessionId(row.text(0));
    session.userId = core::UserId(row.text(1));
    session.refreshHash = row.text(2);
    session.address = row.text(3);
    session.userAgent = row.text(4);
    session.createdAt = row.time(5);
    session.lastUsedAt = row.time(6);
    session.expiresAt = row.time(7);
    session.revoked = row.yes(8);
    return session;
}

} // namespace

void SqlSessionRepository::create(const core::Session &session)
{
    try {
        m_sql.execute(sessionInsert, sessionValues(session));
    } catch (const ConstraintViolation &violation) {
        if (violation.kind() == ConstraintViolation::Kind::ForeignKey) {
            throw rowNotFound("user");
        }
        throw Error(ErrorCode::Conflict, "id_taken", "There is already a session with this id.");
    }
}

std::optional<core::Session> SqlSessionRepository::find(const core::SessionId &id)
{
    auto row = m_sql.query(sessionById, values(id));
    return row.next() ? std::optional(sessionFrom(row)) : std::nullopt;
}

std::vector<core::Session> SqlSessionRepository::listOf(const core::UserId &user)
{
    std::vector<core::Session> sessions;
    auto rows = m_sql.query(sessionsOfUser, values(user));
    while (rows.next()) {
        sessions.push_back(sessionFrom(rows));
    }
    return sessions;
}

void SqlSessionRepository::update(const core::Session &session)
{
    if (m_sql.execute(sessionUpdate, sessionValues(session)) == 0) {
        throw rowNotFound("session");
    }
}

void SqlSessionRepository::removeExpired(Timestamp now)
{
    m_sql.execute(sessionsExpired, values(now));
}

} // namespace wakedock::database
