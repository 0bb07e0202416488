#include "backend/core/services/user_service.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

UserService::UserService(IStore &store, IClock &clock, IEventBus &events) : m_store(store), m_clock(clock), m_events(events)
{
}

Task<void> UserService::load()
{
    struct Loaded {
        std::vector<User> users;
        std::vector<Session> sessions;
    };
    const auto read = [now = m_clock.now()](Repositories &all) {
        all.sessions().removeExpired(now);
        Loaded loaded{all.users().list(), {}};
        for (const auto &user : loaded.users) {
            auto sessions = all.sessions().listOf(user.id);
            loaded.sessions.insert(loaded.sessions.end(), sessions.begin(), sessions.end());
        }
        return loaded;
    };
    const Loaded loaded = co_await m_store.write(read);
    m_users.clear();
    m_sessions.clear();
    for (const auto &user : loaded.users) {
        m_users.insert_or_assign(user.id, profileOf(user));
    }
    for (const auto &session : loaded.sessions) {
        if (!session.revoked) {
            keep(session);
        }
    }
}

bool UserService::hasAdmin() const
{
    return std::any_of(m_users.begin(), m_users.end(), [](const auto &entry) { return entry.second.role == Role::Admin; });
}

std::optional<UserProfile> UserService::find(const UserId &id) const
{
    const auto found = m_users.find(id);
    return found == m_users.end() ? std::nullopt : std::optional(found->second);
}

std::vector<UserProfile> UserService::all() const
{
    std::vector<UserProfile> users;
    for (const auto &[id, user] : m_users) {
        users.push_back(user);
    }
    std::sort(users.begin(), users.end(),
              [](const UserProfile &a, const UserProfile &b) { return a.username < b.username; });
    return users;
}

Actor UserService::actorOf(const AccessClaims &claims) const
{
    const auto session = m_sessions.find(claims.sessionId);
    const auto user = m_users.find(claims.userId);
    const bool isGood = session != m_sessions.end() && session->second.userId == claims.userId
        && session->second.expiresAt > m_clock.now() && user != m_users.end() && !user->second.disabled;
    if (!isGood) {
        throw Error(ErrorCode::NotAuthenticated, "session_ended", "Your session has ended.").withRemedy("Sign in again.");
    }
    return {Actor::Kind::User, user->second.username, claims.userId, claims.sessionId, user->second.role};
}

void UserService::userStored(const User &user)
{
    UserProfile profile = profileOf(user);
    const auto known = m_users.find(user.id);
    const bool accessChanged =
        known != m_users.end() && (known->second.role != user.role || known->second.disabled != user.disabled);
    m_users.insert_or_assign(user.id, std::move(profile));
    if (accessChanged) {
        m_events.publish(AccessChanged{user.id, {}});
    }
}

void UserService::sessionOpened(const Session &session)
{
    forgetExpired();
    keep(session);
    const auto user = m_users.find(session.userId);
    if (user != m_users.end()) {
        user->second.lastLoginAt = session.createdAt;
    }
}

void UserService::sessionProlonged(const Session &session)
{
    const auto known = m_sessions.find(session.id);
    if (known != m_sessions.end()) {
        known->second.expiresAt = session.expiresAt;
    }
}

void UserService::sessionEnded(const SessionId &id)
{
    const auto known = m_sessions.find(id);
    if (known == m_sessions.end()) {
        return;
    }
    const UserId user = known->second.userId;
    m_sessions.erase(known);
    m_events.publish(AccessChanged{user, id});
}

void UserService::sessionsEnded(const UserId &user, const SessionId &keepThis)
{
    std::vector<SessionId> ended;
    for (const auto &[id, session] : m_sessions) {
        if (session.userId == user && id != keepThis) {
            ended.push_back(id);
        }
    }
    for (const auto &id : ended) {
        sessionEnded(id);
    }
}

void UserService::keep(const Session &session)
{
    m_sessions.insert_or_assign(session.id, OpenSession{session.userId, session.expiresAt});
}

void UserService::forgetExpired()
{
    // Looked through only when the number has doubled, so that a login costs nothing for the sessions of others.
    if (m_sessions.size() < m_sweepAt) {
        return;
    }
    std::erase_if(m_sessions, [now = m_clock.now()](const auto &entry) { return entry.second.expiresAt <= now; });
    m_sweepAt = std::max<std::size_t>(64, m_sessions.size() * 2);
}

} // namespace wakedock::core
