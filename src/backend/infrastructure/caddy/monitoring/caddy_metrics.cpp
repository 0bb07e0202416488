#include "backend/infrastructure/caddy/monitoring/caddy_metrics.h"

#include "backend/infrastructure/caddy/api/call_limits.h"
#include "backend/infrastructure/caddy/config/gate_routes.h"
#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"
#include "backend/infrastructure/caddy/monitoring/metrics_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr int MetricsMostWaiting = 20;
constexpr std::chrono::minutes LearnedFor{1};

std::map<std::string, core::ServerCounters> serversIn(const json &config)
{
    std::map<std::string, core::ServerCounters> servers;
    const auto *all = findAt(config, {"apps", "http", "servers"});
    if (all == nullptr || !all->is_object()) {
        return servers;
    }
    const bool isCountedEverywhere = findAt(config, {"apps", "http", "metrics"}) != nullptr; // 2.9 and later
    for (const auto &[name, server] : all->items()) {
        const auto *routes = findAt(server, {"routes"});
        auto &known = servers[name];
        known.isOurs = isOwnObject(server);
        known.isCounted = isCountedEverywhere || findAt(server, {"metrics"}) != nullptr;
        known.hasOurRoutes = routes != nullptr && routes->is_array() && std::ranges::any_of(*routes, isOwnObject);
    }
    return servers;
}

std::vector<std::string> oursAmong(const std::map<std::string, core::ServerCounters> &servers)
{
    std::vector<std::string> ours;
    for (const auto &[name, server] : servers) {
        if (server.isOurs) {
            ours.push_back(name);
        }
    }
    return ours;
}

/// Both colours, and what goes through the gate.
std::map<core::ServiceId, int> byService(const std::map<std::string, int> &counts, const std::vector<core::Route> &routes)
{
    const auto countOf = [&counts](const std::string &dial) {
        const auto found = counts.find(dial);
        return found == counts.end() ? 0 : found->second;
    };
    std::map<core::ServiceId, int> services;
    for (const auto &route : routes) {
        services[route.serviceId] = countOf(route.dialA) + countOf(route.dialB) + countOf(gatedDial(route.serviceId.value));
    }
    return services;
}

} // namespace

CaddyMetrics::CaddyMetrics(const std::string &adminUrl, core::IClock &clock)
    : m_clock(clock)
    , m_admin(readAdminAddress(adminUrl))
    , m_learnAt(clock.steadyNow())
    , m_pool("caddy metrics", 1, MetricsMostWaiting)
{
}

Task<void> CaddyMetrics::learnServers(core::CallContext context)
{
    const auto snapshot = co_await m_admin.config(adminLimits(context));
    m_servers = co_await m_pool.run([document = snapshot.document] { return serversIn(*document); });
    m_learnAt = m_clock.steadyNow() + LearnedFor;
}

/// Somebody made a server: its owner is known at the next reading. Caddy goes on counting those that are gone: one that is
/// still unknown then is not looked for again.
void CaddyMetrics::noteUnknown(const core::ProxyCounters &counters)
{
    std::set<std::string> unknown;
    for (const auto &[name, server] : counters.servers) {
        if (!m_servers.contains(name)) {
            unknown.insert(name);
        }
    }
    if (!std::ranges::includes(m_lookedFor, unknown)) {
        m_learnAt = m_clock.steadyNow();
    }
    m_lookedFor = std::move(unknown);
}

Task<core::ProxyCounters> CaddyMetrics::read(core::CallContext context, std::vector<core::Route> wished)
{
    if (m_clock.steadyNow() >= m_learnAt) {
        co_await learnServers(context);
    }
    auto told = co_await m_admin.metrics(adminLimits(context));
    auto counters =
        co_await m_pool.run([told = std::move(told), ours = oursAmong(m_servers)] { return countersIn(told, ours); });
    noteUnknown(counters);
    for (const auto &[name, known] : m_servers) {
        auto &server = counters.servers[name];
        server.isOurs = known.isOurs;
        server.hasOurRoutes = known.hasOurRoutes;
        server.isCounted = server.isCounted || known.isCounted;
    }
    counters.inFlight = byService(co_await m_admin.upstreams(adminLimits(context)), wished);
    co_return core::ProxyCounters(counters);
}

} // namespace wakedock::caddy
