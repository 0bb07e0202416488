#include "backend/core/use_cases/wake/make_room.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

Task<void> untilAsleep(PutServiceToSleep &putToSleep, CallContext context, ServiceId id)
{
    const auto ticket = co_await putToSleep.execute(std::move(context), {std::move(id), false});
    (void)co_await ticket.done;
}

std::string megabytes(std::int64_t bytes)
{
    return std::to_string(bytes / (1024 * 1024)) + " MB";
}

} // namespace

MakeRoom::MakeRoom(Needs needs) : m_needs(std::move(needs))
{
    if (m_needs.budgetBytes <= 0) {
        return;
    }
    m_subscription = m_needs.events.subscribe([this](const EventRecord &record) {
        if (const auto *sampled = std::get_if<UsageSampled>(&record.event)) {
            for (const auto &[id, usage] : *sampled->usage) {
                m_held[id] = usage.memoryBytes;
            }
        } else if (const auto *changed = std::get_if<ServiceChanged>(&record.event);
                   changed != nullptr && changed->change == Change::Removed) {
            m_held.erase(changed->service->record.id);
        }
    });
}

std::int64_t MakeRoom::usedBeside(const ServiceId &waking) const
{
    std::int64_t used = 0;
    for (const auto &[id, usage] : *m_needs.monitoring.latest()) {
        const auto service = m_needs.states.find(id);
        // What has just stopped was still measured a moment ago.
        const bool holds = service && id != waking && service->record.config.hostId == localHost()
            && (service->state.status == ServiceStatus::Running || service->state.status == ServiceStatus::Unhealthy
                || service->state.status == ServiceStatus::Deploying);
        used += holds ? usage.memoryBytes : 0;
    }
    return used;
}

std::int64_t MakeRoom::needOf(const Service &service) const
{
    const auto known = m_held.find(service.record.id);
    return known != m_held.end() ? known->second : service.record.config.resources.memoryBytes;
}

std::vector<RoomCandidate> MakeRoom::candidates() const
{
    const auto all = m_needs.states.all();
    const auto usage = m_needs.monitoring.latest();
    std::vector<RoomCandidate> found;
    for (const auto &service : all) {
        const auto used = usage->find(service->record.id);
        if (service->record.config.hostId == localHost() && used != usage->end()
            && mayMakeRoom(*service, all, m_needs.clock.now())) {
            found.push_back({service->record.id, used->second.memoryBytes, lastUseOf(*service)});
        }
    }
    return inOrderOfRoom(std::move(found));
}

Task<void> MakeRoom::execute(CallContext context, ServiceId waking)
{
    const auto service = m_needs.states.find(waking);
    if (m_needs.budgetBytes <= 0 || !service || service->record.config.hostId != localHost()) {
        co_return;
    }
    const std::string name = service->record.config.name;
    std::int64_t tooMuch = overBudget(m_needs.budgetBytes, usedBeside(waking), needOf(*service));
    // Whoever asks for the wake need not be one who may put others to sleep: the budget is the operator's.
    context.actor = Actor::system();
    for (const RoomCandidate &candidate : candidates()) {
        if (tooMuch > 0 && candidate.id != waking && co_await sleepOne(context, candidate.id, name)) {
            tooMuch -= candidate.memoryBytes;
        }
    }
    if (tooMuch > 0) {
        m_needs.log.warning("Waking " + name + " exceeds wake.memory_budget_bytes by " + megabytes(tooMuch)
                            + ": all others that run are in use, or do not sleep.");
    }
}

Task<bool> MakeRoom::sleepOne(CallContext context, ServiceId id, std::string wakingName)
{
    if (co_await isInUse(context, id)) {
        co_return false;
    }
    // It may have been used, or gone, while others fell asleep.
    const auto service = m_needs.states.find(id);
    if (!service || !mayMakeRoom(*service, m_needs.states.all(), m_needs.clock.now())) {
        co_return false;
    }
    const std::string name = service->record.config.name;
    const auto slept = co_await settle(untilAsleep(m_needs.putToSleep, context, id));
    if (slept.failure) {
        context.cancel.throwIfCancelled();
        m_needs.log.info(name + " stays awake, so it makes no room for " + wakingName + ": "
                         + asError(slept.failure).message());
        co_return false;
    }
    m_needs.log.info(name + " was put to sleep to make room for " + wakingName + ".");
    co_return true;
}

Task<bool> MakeRoom::isInUse(CallContext context, ServiceId id)
{
    const ServiceRecord inForce = m_needs.states.inForce(id);
    if (inForce.config.domain.empty() || !inForce.resolvedPort) {
        co_return false;
    }
    const auto dial = dialText(dialAddress(inForce.addresses, inForce.liveColour, *inForce.resolvedPort));
    const auto open = co_await settle(m_needs.caddy.inFlight(context, dial));
    // Where Caddy cannot be asked, nobody knows.
    co_return open.failure || *open.value > 0;
}

} // namespace wakedock::core
