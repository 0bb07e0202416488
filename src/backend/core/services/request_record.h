#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/domain/heard_request.h"
#include "backend/core/domain/rules/request_play.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/repositories/i_store.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// How services would have slept, from every request to them: by hour, seven days, kept over a restart. Measured is only
/// while the proxy tells of requests, what it tells is heard, and the service is one that visitors are let to: what is not
/// known counts for nothing, and idle time begins anew after it. Backend thread only.
class RequestRecord
{
public:
    static constexpr std::chrono::hours Kept{7 * 24};
    /// Of a service that never woke, so that nobody knows.
    static constexpr std::chrono::seconds UsualWake{5};

    using ServicePtr = std::shared_ptr<const Service>;
    struct Needs {
        IStore &store;
        IClock &clock;
        Log log;
        std::function<ServicePtr(const std::string &host)> findByHost;
        std::function<std::vector<ServicePtr>()> services;
        std::function<std::optional<std::chrono::milliseconds>(const ServiceId &)> wakeOf; ///< How long it usually takes.
    };

    explicit RequestRecord(Needs needs);
    /// Remembers what an earlier process noted.
    Task<void> start();
    /// Whether the proxy tells of requests. Nothing is measured before one was heard: a proxy that cannot be heard seems to
    /// have no visitors.
    void setTold(bool isTold);
    void hear(const HeardRequest &heard);
    void take(const ServiceChanged &change);
    /// Writes down what is new. A failure is said in the log, and the next call tries it again.
    Task<void> save();
    /// Oldest first, up to now; empty for a service that was never measured.
    [[nodiscard]] std::vector<RequestHour> hoursOf(const ServiceId &id) const;

private:
    using Hours = std::map<ServiceId, RequestHours>;

    [[nodiscard]] bool isMeasuring() const { return m_isTold && m_isHeard; }
    void follow(const Service &service, Timestamp now);
    void followAll();
    void end(const ServiceId &id, Timestamp at);
    void endAll(Timestamp at);
    void keepTime();
    [[nodiscard]] RequestHours hoursUntil(const ServiceId &id, Timestamp now) const;
    [[nodiscard]] std::vector<std::pair<ServiceId, RequestHour>> unwritten(Timestamp now) const;
    void forgetBefore(Timestamp oldest);

    Needs m_needs;
    bool m_isTold = false;
    bool m_isHeard = false;
    Timestamp m_now{}; ///< As last looked at.
    std::chrono::steady_clock::time_point m_steady;
    std::map<ServiceId, RequestPlay> m_plays; ///< Of those that are measured now.
    Hours m_ended; ///< Of what was measured before.
    Hours m_written;
};

} // namespace wakedock::core
