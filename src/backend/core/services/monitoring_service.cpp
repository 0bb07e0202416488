#include "backend/core/services/monitoring_service.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <utility>

namespace wakedock::core {

namespace {

void addUsage(ContainerUsage &sum, const ContainerUsage &more)
{
    sum.cpuPercent += more.cpuPercent;
    sum.memoryBytes += more.memoryBytes;
    sum.memoryLimitBytes += more.memoryLimitBytes;
    sum.networkReceivedBytes += more.networkReceivedBytes;
    sum.networkSentBytes += more.networkSentBytes;
    sum.processes += more.processes;
}

} // namespace

MonitoringService::MonitoringService(IContainerUsage &usage, IEventBus &events, IClock &clock,
                                     std::function<std::vector<Container>()> running, std::chrono::milliseconds interval,
                                     Log log)
    : m_usage(usage)
    , m_events(events)
    , m_clock(clock)
    , m_running(std::move(running))
    , m_interval(interval)
    , m_log(log)
{
}

void MonitoringService::start(TaskScope &scope)
{
    scope.start("measuring services", [this](CancelToken cancel) { return run(std::move(cancel)); });
}

Task<void> MonitoringService::run(CancelToken cancel)
{
    while (true) {
        // One failure must not end the measuring for good.
        if (const auto failure = (co_await settle(sample())).failure) {
            m_log.warning("The services could not be measured. " + describe(failure));
        }
        co_await m_clock.sleep(m_interval, cancel);
    }
}

Task<void> MonitoringService::sample()
{
    const auto running = m_running();
    if (running.empty() && m_latestByContainer->empty()) {
        co_return;
    }
    auto byContainer = std::make_shared<const ByContainer>(co_await m_usage.read(running));
    Usage usage;
    for (const Container &container : running) {
        const auto owner = container.labels.find(label::Service);
        const auto found = byContainer->find(container.id);
        if (owner != container.labels.end() && found != byContainer->end()) {
            addUsage(usage[ServiceId(owner->second)], found->second);
        }
    }
    m_latest = std::make_shared<const Usage>(std::move(usage));
    m_latestByContainer = std::move(byContainer);
    m_events.publish(UsageSampled{m_latest, m_latestByContainer});
}

} // namespace wakedock::core
