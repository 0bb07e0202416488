// What the window may ask of the demo world about sleeping and waking.
#include "tests/demo/demo_sleep.h"
#include "tests/demo/demo_world.h"

#include "backend/shared/exceptions/error.h"
#include "models/common/text_format.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace wakedock::tests {

using namespace wakedock::core;
using models::WindowUseCases;

namespace {

Timestamp sleepNow()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

bool neverSleepsDemo(const Service &service)
{
    const ServiceStatus status = service.state.status;
    return (status == ServiceStatus::Running || status == ServiceStatus::Unhealthy) && !service.record.config.domain.empty()
        && !service.record.config.sleep.enabled;
}

} // namespace

void DemoWorld::sleepDoors(WindowUseCases &doors)
{
    doors.listWakes = [this](CallContext, ListWakesRequest request) -> Task<std::vector<Wake>> {
        const bool hasSome = service(request.serviceId).record.config.name == "shop";
        co_return hasSome ? demoWakes(request.serviceId, sleepNow()) : std::vector<Wake>();
    };
    doors.adviseSleep = [this](CallContext) -> Task<std::vector<SleepAdvice>> {
        if (m_refusesAdvice) {
            throw Error(ErrorCode::Unavailable, "not_measured", "Nothing is measured right now.");
        }
        std::vector<SleepAdvice> advice;
        for (const auto &[id, one] : m_services) {
            if (neverSleepsDemo(one)) {
                const auto place = static_cast<double>(one.record.config.name.size());
                const double wakes = place < 6 ? 0.3 : place / 2;
                const bool isCounted = one.record.config.name.size() % 2 == 0;
                advice.push_back({id, one.record.config.name,
                                  static_cast<std::int64_t>(one.record.config.name.size() * 61) << 20,
                                  std::min(place / 9, 0.97), wakes, isCounted ? wakes * 2 : wakes, 131,
                                  isCounted ? AdviceBasis::Requests : AdviceBasis::Estimate,
                                  isCounted ? std::optional<std::int64_t>(40'000) : std::nullopt});
            }
        }
        std::ranges::sort(advice, std::greater{},
                          [](const SleepAdvice &one) { return static_cast<double>(one.memoryBytes) * one.quietShare; });
        co_return std::vector<SleepAdvice>(advice);
    };
}

void DemoWorld::giveToStack(const std::string &name)
{
    Service &one = service(idOf(name));
    one.record.config.kind = ServiceKind::Compose;
    announce(Change::Updated, one);
}

Task<OperationTicket> DemoWorld::keepAwake(ServiceId id, std::chrono::minutes span)
{
    Service &one = service(id);
    m_calls.push_back("keep awake " + one.record.config.name + " " + std::to_string(span.count()));
    Wakefulness awake{AwakeReason::RecentTraffic, {}, {}, {}};
    if (span.count() > 0) {
        awake.reason = AwakeReason::KeptAwake;
        awake.keptUntil = models::nowInMilliseconds() + span;
        awake.sleepsAt = *awake.keptUntil + std::chrono::seconds(one.record.config.sleep.graceSeconds);
    }
    one.state.awake = awake;
    announce(Change::Updated, one);
    OperationTicket ticket;
    ticket.done.succeed(std::make_shared<const Service>(one));
    co_return ticket;
}

} // namespace wakedock::tests
