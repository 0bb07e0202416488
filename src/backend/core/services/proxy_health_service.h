#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/proxy_traffic.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_proxy_metrics.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace wakedock::core {

/// What the proxy's readings are asked with.
struct ProxyHealthGround {
    IProxyMetrics &metrics;
    IEventBus &events;
    IClock &clock;
    std::function<std::vector<Route>()> wished;
    std::function<bool()> isReachable; ///< Nobody is asked while it is not.
    std::chrono::milliseconds interval; ///< While somebody looks; three times as long otherwise.
    Log log;
};

/// Reads now and then what the proxy counts, and keeps what that says of the last hour and the last day, in memory.
/// Backend thread only.
class ProxyHealthService
{
public:
    explicit ProxyHealthService(ProxyHealthGround ground);

    void start(TaskScope &scope);
    /// Reads now, unless that was done within the interval or is under way. Whoever asks is somebody who looks.
    Task<void> refresh(CallContext context);
    [[nodiscard]] std::shared_ptr<const ProxyTraffic> latest() const { return m_latest; }
    [[nodiscard]] TrafficTrend trend() const;

private:
    Task<void> run(CancelToken cancel);
    Task<void> readOnce(CallContext context);
    Task<void> read(CallContext context);
    void take(ProxyCounters counters);
    void remember(const TrafficCounters &counted, const TrafficPoint &point);
    [[nodiscard]] bool isLookedAt() const;

    ProxyHealthGround m_ground;
    std::shared_ptr<const ProxyTraffic> m_latest = std::make_shared<const ProxyTraffic>();
    std::optional<ProxyCounters> m_before; ///< The last reading.
    std::chrono::steady_clock::time_point m_readAt;
    std::optional<std::chrono::steady_clock::time_point> m_lookedAt;
    std::optional<Completion<>> m_reading; ///< Under way.
    std::deque<TrafficPoint> m_recent;
    std::deque<TrafficPoint> m_minutes;
    TrafficCounters m_minute; ///< What has come together of the minute that is not over.
    double m_minuteSeconds = 0;
};

} // namespace wakedock::core
