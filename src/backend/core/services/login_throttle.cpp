#include "backend/core/services/login_throttle.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {
namespace {

constexpr std::size_t throttleTracksBeforeSweep = 1024;

} // namespace

struct LoginThrottle::Track {
    using Moment = std::chrono::steady_clock::time_point;
    std::vector<Moment> failures; ///< Within the window, oldest first.
    int pending = 0;
    int locks = 0;
    Moment lockedUntil{};
    Moment lastUsed{};
    std::vector<Completion<>> waiting;

    void forgetBefore(Moment moment)
    {
        std::erase_if(failures, [moment](Moment failure) { return failure <= moment; });
    }
    void wakeOthers()
    {
        for (auto &waiter : std::exchange(waiting, {})) {
            waiter.succeed();
        }
    }
};

LoginThrottle::LoginThrottle(IClock &clock, LockoutPolicy policy) : m_clock(clock), m_policy(policy) { }

LoginThrottle::~LoginThrottle() = default;

Task<LoginThrottle::Attempt> LoginThrottle::admit(std::string username, std::string address)
{
    forgetOld();
    auto &kept = m_tracks[username + '\n' + address];
    if (!kept) {
        kept = std::make_shared<Track>();
    }
    const auto track = kept;
    while (true) {
        const auto now = m_clock.steadyNow();
        track->lastUsed = now;
        throwIfLocked(*track);
        track->forgetBefore(now - m_policy.window);
        if (static_cast<int>(track->failures.size()) + track->pending < m_policy.failures) {
            ++track->pending;
            co_return Attempt(this, track);
        }
        // Each pending attempt ends, if only by its destruction, and wakes us then.
        Completion<> outcome;
        track->waiting.push_back(outcome);
        co_await outcome;
    }
}

void LoginThrottle::throwIfLocked(const Track &track) const
{
    const auto left = track.lockedUntil - m_clock.steadyNow();
    if (left <= std::chrono::steady_clock::duration::zero()) {
        return;
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
    throw Error(ErrorCode::TooManyRequests, "too_many_attempts",
                "There were too many failed attempts to sign in. Try again in " + std::to_string(seconds) + " s.")
        .withRemedy("Wait, then try again. An administrator can set a new password.")
        .withContext("retry_after_seconds", std::to_string(seconds));
}

void LoginThrottle::lock(Track &track) const
{
    auto span = m_policy.firstLock;
    for (int i = 0; i < track.locks && span < m_policy.longestLock; ++i) {
        span *= 2;
    }
    track.lockedUntil = m_clock.steadyNow() + std::min(span, m_policy.longestLock);
    ++track.locks;
    track.failures.clear();
}

void LoginThrottle::forgetOld()
{
    if (m_tracks.size() < throttleTracksBeforeSweep) {
        return;
    }
    // A track that was left alone for a day, or that holds nothing any more, starts anew.
    const auto now = m_clock.steadyNow();
    std::erase_if(m_tracks, [&](const auto &entry) {
        const Track &track = *entry.second;
        const bool isIdle = track.pending == 0 && track.waiting.empty() && track.lockedUntil <= now;
        const bool isOld = track.lastUsed + std::chrono::hours(24) < now;
        return isIdle && (isOld || (track.locks == 0 && track.lastUsed + m_policy.window < now));
    });
}

LoginThrottle::Attempt::~Attempt()
{
    end();
}

void LoginThrottle::Attempt::end()
{
    if (const auto track = std::exchange(m_track, nullptr)) {
        --track->pending;
        track->wakeOthers();
    }
}

void LoginThrottle::Attempt::succeeded()
{
    if (m_track) {
        m_track->failures.clear();
        m_track->locks = 0;
        end();
    }
}

bool LoginThrottle::Attempt::failed()
{
    if (!m_track) {
        return false;
    }
    m_track->failures.push_back(m_owner->m_clock.steadyNow());
    const bool locks = static_cast<int>(m_track->failures.size()) >= m_owner->m_policy.failures;
    if (locks) {
        m_owner->lock(*m_track);
    }
    end();
    return locks;
}

} // namespace wakedock::core
