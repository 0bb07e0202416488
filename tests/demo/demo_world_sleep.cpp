// How services of the demo sleep.
#include "tests/demo/demo_world.h"

#include "models/common/text_format.h"

#include <memory>
#include <utility>

namespace wakedock::tests {

using namespace core;

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

/// Settings alone: in force at once.
Task<OperationTicket> DemoWorld::change(ChangeRequest request)
{
    Service &one = service(request.id);
    m_calls.push_back("change " + one.record.config.name);
    one.record.config = std::move(request.config);
    ++one.record.version;
    announce(Change::Updated, one);
    OperationTicket ticket;
    ticket.done.succeed(std::make_shared<const Service>(one));
    co_return ticket;
}

} // namespace wakedock::tests
