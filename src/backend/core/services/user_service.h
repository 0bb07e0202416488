#pragma once

#include "backend/core/domain/user_profile.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/async/task.h"

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

namespace wakedock::core {

/// Who there is and whose login is good now, in memory: every request asks, so it must cost nothing, and a logout or a
/// change of role must count from the next request on. Use cases tell it what they committed; it tells everyone else
/// by AccessChanged. Backend thread.
class UserService
{
public:
    UserService(IStore &store, IClock &clock, IEventBus &events);

    /// Reads users and sessions; called once before the first request.
    Task<void> load();

    [[nodiscard]] bool hasAdmin() const;
    [[nodiscard]] std::optional<UserProfile> find(const UserId &id) const;
    /// By name.
    [[nodiscard]] std::vector<UserProfile> all() const;

    /// The caller a token stands for, with the role of now (the token's may be old).
    /// @throws Error NotAuthenticated (`session_ended`) when session or user ended, changed hands or are disabled
    [[nodiscard]] Actor actorOf(const AccessClaims &claims) const;

    // After the commit:
    /// A user is new or changed. Ends nothing by itself; a disabled user's sessions no longer count.
    void userStored(const User &user);
    void sessionOpened(const Session &session);
    void sessionProlonged(const Session &session);
    void sessionEnded(const SessionId &id);
    /// @param keep the one that stays, may be empty
    void sessionsEnded(const UserId &user, const SessionId &keep);

    [[nodiscard]] std::size_t openSessions() const { return m_sessions.size(); }

private:
    struct OpenSession {
        UserId userId;
        Timestamp expiresAt{};
    };
    void keep(const Session &session);
    void forgetExpired();

    IStore &m_store;
    IClock &m_clock;
    IEventBus &m_events;
    std::unordered_map<UserId, UserProfile> m_users;
    std::unordered_map<SessionId, OpenSession> m_sessions;
    std::size_t m_sweepAt = 64;
};

} // namespace wakedock::core
