#pragma once

#include "backend/core/domain/rules/traffic_rules.h"
#include "backend/core/queries/caddy/traffic_queries.h"

#include <cmath>
#include <limits>

namespace wakedock::tests {

/// An hour of visitors in the demo: WakeDock's two servers counted, a hand-written one not.
inline core::TrafficReport demoTraffic(Timestamp now)
{
    constexpr int Points = 60;
    constexpr double Seconds = 5;
    core::TrafficReport report;
    core::ProxyTraffic traffic;
    for (int i = 0; i < Points; ++i) {
        core::TrafficCounters counted;
        counted.requests = std::round(60 + 25 * std::sin(i / 6.0) + 12 * std::sin(i / 1.7));
        counted.classes = {0, counted.requests - 3, 2, 1, i % 20 == 7 ? 2.0 : 0.0};
        counted.inFlight = 4 + i % 3;
        counted.buckets = {{0.005, counted.requests * 0.6},
                           {0.025, counted.requests * 0.9},
                           {0.1, counted.requests * (0.97 + 0.02 * std::sin(i / 4.0))},
                           {0.25, counted.requests},
                           {std::numeric_limits<double>::infinity(), counted.requests}};
        report.trend.recent.push_back(pointOf(counted, now - std::chrono::seconds(5 * (Points - i)), Seconds));
    }
    traffic.at = now;
    traffic.startedAt = now - std::chrono::hours(52);
    traffic.latest = report.trend.recent.back();
    traffic.changes = 14;
    core::ServerTraffic http{"wakedock-http", true, true, true, {}, traffic.latest};
    core::ServerTraffic https = http;
    https.name = "wakedock-https";
    core::ServerTraffic byHand{"srv0", false, false, false, {}, {}};
    traffic.servers = {byHand, http, https};
    report.traffic = std::make_shared<const core::ProxyTraffic>(std::move(traffic));
    report.status.reachable = true;
    report.services = {{core::ServiceId("blog"), "blog", "blog.example.org", 1},
                       {core::ServiceId("media"), "media", "media.example.org", 3}};
    report.pushes = {12, 0, 0.0042, 0.021, now - std::chrono::minutes(18)};
    return report;
}

} // namespace wakedock::tests
