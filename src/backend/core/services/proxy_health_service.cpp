#include "backend/core/services/proxy_health_service.h"

#include "backend/core/domain/rules/traffic_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::size_t RecentAtMost = 720; ///< An hour of 5 s.
constexpr std::size_t MinutesAtMost = 24 * 60;
constexpr double Minute = 60;
constexpr std::chrono::minutes LooksFor{10};
constexpr int PatientTimes = 3;
constexpr std::chrono::seconds ReadPatience{5};

using ByName = std::map<std::string, TrafficCounters>;

/// What counters are compared with: the reading before, if it was of the same process. Another one counts from nothing,
/// even where it has counted more by now than the one before.
struct Since {
    bool isFirst = false;
    ByName servers;
    ByName hosts;
    [[nodiscard]] TrafficCounters of(const ByName &before, const std::string &name, const TrafficCounters &now) const
    {
        if (isFirst) {
            // What was counted before WakeDock looked happened at any time, not in this span.
            TrafficCounters none;
            none.inFlight = now.inFlight;
            return none;
        }
        const auto known = before.find(name);
        return known == before.end() ? now : countedSince(known->second, now);
    }
};

Since sinceOf(const std::optional<ProxyCounters> &before, const ProxyCounters &now)
{
    Since since;
    since.isFirst = !before;
    if (!before || before->startedAt != now.startedAt) {
        return since;
    }
    for (const auto &[name, server] : before->servers) {
        since.servers[name] = server.traffic;
    }
    since.hosts = before->hosts.value_or(ByName());
    return since;
}

std::optional<std::vector<HostTraffic>> hostsOf(const ProxyCounters &counters, const Since &since, Timestamp at,
                                                double seconds)
{
    if (!counters.hosts) {
        return std::nullopt;
    }
    std::vector<HostTraffic> hosts;
    for (const auto &[host, total] : *counters.hosts) {
        hosts.push_back({host, total, pointOf(since.of(since.hosts, host, total), at, seconds)});
    }
    return hosts;
}

template <class Row>
void keepTo(std::deque<Row> &rows, std::size_t most)
{
    while (rows.size() > most) {
        rows.pop_front();
    }
}

} // namespace

ProxyHealthService::ProxyHealthService(ProxyHealthGround ground) : m_ground(std::move(ground))
{
    m_readAt = m_ground.clock.steadyNow() - m_ground.interval;
}

void ProxyHealthService::start(TaskScope &scope)
{
    scope.start("measuring Caddy", [this](CancelToken cancel) { return run(std::move(cancel)); });
}

TrafficTrend ProxyHealthService::trend() const
{
    return {{m_recent.begin(), m_recent.end()}, {m_minutes.begin(), m_minutes.end()}};
}

bool ProxyHealthService::isLookedAt() const
{
    return m_lookedAt && m_ground.clock.steadyNow() - *m_lookedAt < LooksFor;
}

Task<void> ProxyHealthService::run(CancelToken cancel)
{
    while (true) {
        CallContext context;
        context.actor = Actor::system();
        context.cancel = cancel;
        co_await readOnce(std::move(context));
        co_await m_ground.clock.sleep(m_ground.interval, cancel);
        // Nobody looks: two turns of three are left out, or ended by the first who does.
        for (int turn = 1; turn < PatientTimes && !isLookedAt(); ++turn) {
            co_await m_ground.clock.sleep(m_ground.interval, cancel);
        }
    }
}

Task<void> ProxyHealthService::refresh(CallContext context)
{
    m_lookedAt = m_ground.clock.steadyNow();
    if (m_ground.clock.steadyNow() - m_readAt >= m_ground.interval) {
        co_await readOnce(std::move(context));
    }
}

Task<void> ProxyHealthService::readOnce(CallContext context)
{
    if (const auto reading = m_reading) {
        co_await *reading;
        co_return;
    }
    if (!m_ground.isReachable()) {
        co_return;
    }
    Completion<> done;
    m_reading = done;
    const auto failure = (co_await settle(read(context.withDeadline(ReadPatience)))).failure;
    m_reading.reset();
    if (failure && asError(failure).code() != ErrorCode::Cancelled) {
        ProxyTraffic same = *m_latest;
        same.problem = describe(failure);
        m_latest = std::make_shared<const ProxyTraffic>(std::move(same));
    }
    done.succeed();
    context.cancel.throwIfCancelled();
}

Task<void> ProxyHealthService::read(CallContext context)
{
    auto counters = co_await m_ground.metrics.read(std::move(context), m_ground.wished());
    take(std::move(counters));
}

void ProxyHealthService::take(ProxyCounters counters)
{
    const auto now = m_ground.clock.steadyNow();
    const double seconds = std::chrono::duration<double>(now - m_readAt).count();
    m_readAt = now;
    const bool isFirst = !m_before;
    const Since since = sinceOf(m_before, counters);
    ProxyTraffic traffic;
    traffic.at = m_ground.clock.now();
    traffic.startedAt = counters.startedAt;
    traffic.changes = counters.changes;
    traffic.lastChangeTaken = counters.lastChangeTaken;
    traffic.inFlight = counters.inFlight;
    TrafficCounters all;
    for (const auto &[name, server] : counters.servers) {
        const auto counted = since.of(since.servers, name, server.traffic);
        traffic.servers.push_back({name, server.isOurs, server.hasOurRoutes, server.isCounted, server.traffic,
                                   pointOf(counted, traffic.at, seconds)});
        all = together(std::move(all), counted);
    }
    traffic.hosts = hostsOf(counters, since, traffic.at, seconds);
    traffic.latest = pointOf(all, traffic.at, seconds);
    m_before = std::move(counters);
    if (!isFirst) {
        remember(all, traffic.latest);
    }
    m_latest = std::make_shared<const ProxyTraffic>(std::move(traffic));
    m_ground.events.publish(ProxyMeasured{m_latest});
}

void ProxyHealthService::remember(const TrafficCounters &counted, const TrafficPoint &point)
{
    m_recent.push_back(point);
    keepTo(m_recent, RecentAtMost);
    const double most = std::max(m_minute.inFlight, counted.inFlight);
    m_minute = together(std::move(m_minute), counted);
    m_minute.inFlight = most;
    m_minuteSeconds += point.seconds;
    if (m_minuteSeconds >= Minute) {
        m_minutes.push_back(pointOf(m_minute, point.at, m_minuteSeconds));
        keepTo(m_minutes, MinutesAtMost);
        m_minute = {};
        m_minuteSeconds = 0;
    }
}

} // namespace wakedock::core
