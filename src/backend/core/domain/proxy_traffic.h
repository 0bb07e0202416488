#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// What a proxy has counted of one server or host since it started.
struct TrafficCounters {
    double requests = 0;
    std::array<double, 5> classes{}; ///< Answers 1xx to 5xx.
    double errors = 0; ///< Requests that ended in the proxy's own error page, or in none.
    double inFlight = 0; ///< Now; no counter.
    std::map<double, double> buckets; ///< Answers that took at most so many seconds; the last bound is infinity.
    bool operator==(const TrafficCounters &) const = default;
};

struct ServerCounters {
    bool isOurs = false; ///< WakeDock made the server.
    bool hasOurRoutes = false; ///< WakeDock's route object stands in it.
    bool isCounted = false; ///< The proxy counts its requests.
    TrafficCounters traffic;
    bool operator==(const ServerCounters &) const = default;
};

/// One reading of what a proxy counts.
struct ProxyCounters {
    std::optional<Timestamp> startedAt; ///< Of the process: another one counts from nothing.
    std::map<std::string, ServerCounters> servers; ///< By name, also those that are not counted.
    std::optional<std::map<std::string, TrafficCounters>> hosts; ///< Nothing where this version does not tell.
    double changes = 0; ///< Of its configuration that it took over its admin API, whoever asked.
    std::optional<bool> lastChangeTaken; ///< Nothing where this version does not tell.
    std::map<ServiceId, int> inFlight; ///< To containers, WebSockets included.
};

/// What happened in one span of time.
struct TrafficPoint {
    Timestamp at{}; ///< The end of the span.
    double seconds = 0;
    double requests = 0;
    std::array<double, 5> classes{};
    double errors = 0;
    double inFlight = 0; ///< At the end; of several spans the most.
    std::optional<double> p50; ///< Seconds; nothing where nothing was answered.
    std::optional<double> p95;
    std::optional<double> p99;
    [[nodiscard]] double perSecond() const { return seconds > 0 ? requests / seconds : 0; }
    bool operator==(const TrafficPoint &) const = default;
};

struct ServerTraffic {
    std::string name;
    bool isOurs = false;
    bool hasOurRoutes = false;
    bool isCounted = false;
    TrafficCounters total; ///< Since the proxy started.
    TrafficPoint latest; ///< Since the reading before.
};

struct HostTraffic {
    std::string host;
    TrafficCounters total;
    TrafficPoint latest;
};

/// What is known of a proxy's traffic now.
struct ProxyTraffic {
    Timestamp at{};
    std::string problem; ///< Why the last reading failed; what else is here is then of the one before.
    std::optional<Timestamp> startedAt;
    TrafficPoint latest; ///< All counted servers together.
    std::vector<ServerTraffic> servers; ///< By name.
    std::optional<std::vector<HostTraffic>> hosts; ///< By name; nothing where this version does not tell.
    double changes = 0;
    std::optional<bool> lastChangeTaken;
    std::map<ServiceId, int> inFlight;
};

/// Two rows of points, oldest first: the last ones as they were read, and minutes.
struct TrafficTrend {
    std::vector<TrafficPoint> recent;
    std::vector<TrafficPoint> minutes;
};

/// How WakeDock's own changes of the proxy's configuration went, since WakeDock started.
struct ProxyPushes {
    int succeeded = 0;
    int failed = 0;
    double lastSeconds = 0;
    double slowestSeconds = 0;
    std::optional<Timestamp> lastAt;
};

} // namespace wakedock::core
