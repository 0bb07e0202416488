#pragma once

#include "backend/core/domain/request_hour.h"
#include "backend/core/domain/sleep_policy.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

using RequestHours = std::map<Timestamp, RequestHour>; ///< By their beginning.

/// How long after the end of its last request a service falls asleep.
[[nodiscard]] std::chrono::milliseconds fallsAsleepAfter(const SleepPolicy &policy);

/// Plays through how a service would have slept that was in fact awake, from all of its requests. Kept is only when it would
/// have been awake, so that many requests need no more room than one; and a request that lasted is heard of at its end, when
/// others have come and gone meanwhile: then the sleeps it would have prevented are taken back.
class RequestPlay
{
public:
    /// Whether somebody came before `from` is not known: the idle time begins there.
    RequestPlay(Timestamp from, std::chrono::milliseconds idle);

    [[nodiscard]] std::chrono::milliseconds idle() const { return m_idle; }
    /// One that lasted from `start` to `end`. @param wake how long the service usually takes to wake
    void request(Timestamp start, Timestamp end, std::chrono::milliseconds wake);
    /// Adds what there is of it until `until`.
    void addTo(RequestHours &hours, Timestamp until) const;
    /// Of the time before it nothing is added any more.
    void forgetBefore(Timestamp oldest);

private:
    /// A stretch in which it would have been awake, by its beginning.
    struct Awake {
        Timestamp until;
        int waiting = 0; ///< Requests that would have waited at its beginning; 0 where no request began it.
    };

    Timestamp m_from;
    std::chrono::milliseconds m_idle;
    std::map<Timestamp, Awake> m_awake;
    std::map<Timestamp, std::int64_t> m_requests; ///< By the hour they ended in.
};

/// What these hours come to.
struct CountedSleep {
    std::chrono::milliseconds measured{0};
    double quietShare = 0; ///< Of the time measured, 0 to 1, asleep.
    double wakesPerDay = 0;
    double waitingPerDay = 0;
    std::int64_t requests = 0;
};

[[nodiscard]] CountedSleep countedSleep(const std::vector<RequestHour> &hours);

} // namespace wakedock::core
