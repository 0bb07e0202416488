#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace wakedock::core {

struct LockoutPolicy {
    int failures = 5; ///< This many within `window` lock.
    std::chrono::seconds window = std::chrono::minutes(5);
    std::chrono::seconds firstLock = std::chrono::minutes(5); ///< Doubles with each further lock up to `longestLock`.
    std::chrono::seconds longestLock = std::chrono::hours(1);
};

/// Slows down who guesses passwords, per user and address. Guesses sent at the same moment do not get past it: those that
/// could exceed the limit wait for the outcome of the earlier ones. In memory; a restart forgives. Backend thread.
class LoginThrottle
{
    struct Track;

public:
    LoginThrottle(IClock &clock, LockoutPolicy policy);
    ~LoginThrottle();

    /// One attempt. Without succeeded() or failed() it counts as none (the database was down, say).
    class Attempt
    {
    public:
        Attempt(Attempt &&) noexcept = default;
        Attempt &operator=(Attempt &&) = delete;
        ~Attempt();
        void succeeded();
        /// @return true when this failure locked the door
        bool failed();

    private:
        friend class LoginThrottle;
        Attempt(LoginThrottle *owner, std::shared_ptr<Track> track) : m_owner(owner), m_track(std::move(track)) { }
        void end();
        LoginThrottle *m_owner;
        std::shared_ptr<Track> m_track;
    };

    /// @throws Error TooManyRequests (`too_many_attempts`, context `retry_after_seconds`)
    Task<Attempt> admit(std::string username, std::string address);

    [[nodiscard]] std::size_t tracked() const { return m_tracks.size(); }

private:
    void throwIfLocked(const Track &track) const;
    void lock(Track &track) const;
    void forgetOld();

    IClock &m_clock;
    LockoutPolicy m_policy;
    std::unordered_map<std::string, std::shared_ptr<Track>> m_tracks;
};

} // namespace wakedock::core
