#include "backend/api/json/proxy_traffic_json.h"

#include "backend/shared/utils/time_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdint>

namespace wakedock::api {

using nlohmann::ordered_json;

namespace {

template <class Value>
ordered_json orNull(const std::optional<Value> &value)
{
    return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json momentOrNull(const std::optional<Timestamp> &at)
{
    return at ? ordered_json(toRfc3339(*at)) : ordered_json(nullptr);
}

/// Counters are whole, however the proxy writes them.
std::int64_t whole(double count)
{
    return std::llround(count);
}

ordered_json classesJson(const std::array<double, 5> &classes)
{
    static constexpr std::array<const char *, 5> names{"1xx", "2xx", "3xx", "4xx", "5xx"};
    ordered_json item;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        item[names[i]] = whole(classes[i]);
    }
    return item;
}

ordered_json pointJson(const core::TrafficPoint &point)
{
    return {{"at", toRfc3339(point.at)},
            {"seconds", point.seconds},
            {"requests", whole(point.requests)},
            {"requests_per_second", point.perSecond()},
            {"status", classesJson(point.classes)},
            {"errors", whole(point.errors)},
            {"in_flight", whole(point.inFlight)},
            {"p50_seconds", orNull(point.p50)},
            {"p95_seconds", orNull(point.p95)},
            {"p99_seconds", orNull(point.p99)}};
}

ordered_json totalJson(const core::TrafficCounters &total)
{
    return {{"requests", whole(total.requests)},
            {"status", classesJson(total.classes)},
            {"errors", whole(total.errors)},
            {"in_flight", whole(total.inFlight)}};
}

ordered_json serverJson(const core::ServerTraffic &server)
{
    ordered_json item{{"name", server.name},
                      {"owner", server.isOurs ? "wakedock" : "operator"},
                      {"has_wakedock_routes", server.isOurs || server.hasOurRoutes},
                      {"counted", server.isCounted}};
    item["hint"] = server.isCounted
        ? ordered_json(nullptr)
        : ordered_json("Caddy counts this server's requests once it has `\"metrics\": {}` in its "
                       "configuration (Caddyfile: `{ servers { metrics } }` at the top). It is "
                       "not WakeDock's, so WakeDock does not set it.");
    item["total"] = server.isCounted ? totalJson(server.total) : ordered_json(nullptr);
    item["latest"] = server.isCounted ? pointJson(server.latest) : ordered_json(nullptr);
    return item;
}

ordered_json hostsJson(const std::optional<std::vector<core::HostTraffic>> &hosts)
{
    if (!hosts) {
        return nullptr;
    }
    auto items = ordered_json::array();
    for (const auto &host : *hosts) {
        items.push_back({{"host", host.host}, {"total", totalJson(host.total)}, {"latest", pointJson(host.latest)}});
    }
    return items;
}

ordered_json readingJson(const core::ProxyTraffic &traffic)
{
    ordered_json item;
    const bool isRead = traffic.at != Timestamp();
    item["at"] = isRead ? ordered_json(toRfc3339(traffic.at)) : ordered_json(nullptr);
    item["problem"] = traffic.problem.empty() ? ordered_json(nullptr) : ordered_json(traffic.problem);
    item["started_at"] = momentOrNull(traffic.startedAt);
    item["latest"] = isRead ? pointJson(traffic.latest) : ordered_json(nullptr);
    item["servers"] = ordered_json::array();
    for (const auto &server : traffic.servers) {
        item["servers"].push_back(serverJson(server));
    }
    item["hosts"] = hostsJson(traffic.hosts);
    return item;
}

ordered_json pushesJson(const core::TrafficReport &report)
{
    const core::ProxyPushes &pushes = report.pushes;
    return {{"taken_by_caddy", whole(report.traffic->changes)},
            {"last_taken", orNull(report.traffic->lastChangeTaken)},
            {"pushes", pushes.succeeded},
            {"failed_pushes", pushes.failed},
            {"last_push_at", momentOrNull(pushes.lastAt)},
            {"last_push_seconds", pushes.lastSeconds},
            {"slowest_push_seconds", pushes.slowestSeconds}};
}

ordered_json pointsJson(const std::vector<core::TrafficPoint> &points)
{
    auto items = ordered_json::array();
    for (const auto &point : points) {
        items.push_back(pointJson(point));
    }
    return items;
}

} // namespace

std::string trafficReportJson(const core::TrafficReport &report, std::string_view trend)
{
    ordered_json item{{"reachable", report.status.reachable}};
    item.update(readingJson(*report.traffic));
    if (!report.status.reachable) {
        item["problem"] = report.status.lastError;
    }
    item["changes"] = pushesJson(report);
    item["services"] = ordered_json::array();
    for (const auto &service : report.services) {
        item["services"].push_back(
            {{"id", service.id.value}, {"name", service.name}, {"host", service.host}, {"in_flight", service.requests}});
    }
    item["trend"] = trend == "minutes" ? pointsJson(report.trend.minutes)
        : trend == "recent"            ? pointsJson(report.trend.recent)
                                       : ordered_json::array();
    return item.dump();
}

std::string trafficJson(const core::ProxyTraffic &traffic)
{
    return readingJson(traffic).dump();
}

} // namespace wakedock::api
