#include "backend/core/use_cases/wake/make_room.h"

#include "backend/core/domain/rules/deployment_rules.h"
#include "backend/core/domain/rules/stack_routing.h"
#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

Task<void> untilAsleep(OperationTicket ticket)
{
    (void)co_await ticket.done;
}

/// Settles after `longest`, unless either token fires before.
Task<void> giveUpAfter(IClock &clock, std::chrono::milliseconds longest, Completion<> settled, CancelToken enough,
                       CancelToken stopping)
{
    CancelSource either;
    either.follow(enough);
    either.follow(stopping);
    co_await settle(clock.sleep(longest, either.token()));
    settled.succeed();
}

Task<void> untilSettled(Completion<> settled)
{
    co_await settled;
}

std::string megabytes(std::int64_t bytes)
{
    return std::to_string(bytes / (1024 * 1024)) + " MB";
}

} // namespace

MakeRoom::MakeRoom(Needs needs)
    : m_needs(std::move(needs))
    , m_held({m_needs.states, m_needs.monitoring, m_needs.stackService, m_needs.events})
{
    if (m_needs.budgetBytes > 0) {
        m_held.follow();
    }
}

std::vector<RoomCandidate> MakeRoom::candidates(const Service &waking) const
{
    const auto all = m_needs.states.all();
    const auto usage = m_needs.monitoring.latest();
    const auto stack = stackOfService(waking.record.config);
    std::vector<RoomCandidate> found;
    for (const auto &service : all) {
        const auto used = usage->find(service->record.id);
        const bool isBeside =
            service->record.id != waking.record.id && (!stack || stackOfService(service->record.config) != stack);
        if (isBeside && service->record.config.hostId == localHost() && used != usage->end()
            && mayMakeRoom(*service, all, m_needs.clock.now())) {
            found.push_back({service->record.id, used->second.memoryBytes, lastUseOf(*service)});
        }
    }
    return inOrderOfRoom(std::move(found));
}

Task<std::int64_t> MakeRoom::needOf(CallContext context, std::shared_ptr<const Service> waking)
{
    std::int64_t need = m_held.needOf(*waking);
    if (stackOfService(waking->record.config)) {
        const auto along = co_await settle(m_needs.stacks.wakersAlong(context, waking->record));
        context.cancel.throwIfCancelled();
        need += along.failure ? 0 : m_held.ofCompanions(*along.value); // the wake itself says why they cannot be told
    }
    co_return need;
}

Task<std::optional<std::int64_t>> MakeRoom::freedBeside(CallContext context, std::shared_ptr<const Service> service)
{
    if (!stackOfService(service->record.config)) {
        co_return std::optional<std::int64_t>(0);
    }
    const auto inUse = co_await settle(m_needs.needsInUse.find(context, service->record, usedLately));
    const auto along = co_await settle(m_needs.stacks.sleepersAlong(context, service->record));
    context.cancel.throwIfCancelled();
    if (inUse.failure || inUse.value->has_value() || along.failure) {
        co_return std::optional<std::int64_t>();
    }
    co_return std::optional(m_held.ofCompanions(*along.value));
}

Task<void> MakeRoom::execute(CallContext context, ServiceId waking)
{
    const auto service = m_needs.states.find(waking);
    if (m_needs.budgetBytes <= 0 || !service || service->record.config.hostId != localHost()) {
        co_return;
    }
    const auto making = std::make_shared<Making>();
    making->wakingName = service->record.config.name;
    const std::int64_t need = co_await needOf(context, service);
    making->tooMuch = overBudget(m_needs.budgetBytes, m_held.usedBeside(waking), need);
    making->left = candidates(*service);
    // Whoever asks for the wake need not be one who may put others to sleep: the budget is the operator's.
    context.actor = Actor::system();
    making->until = m_needs.clock.steadyNow() + Longest;
    // Where one does not fall asleep after all, the next is asked.
    while (goesOn(*making)) {
        co_await beginSleeps(context, making);
        co_await wait(context, making);
    }
    if (making->tooMuch > 0) {
        m_needs.log.warning("Waking " + making->wakingName + " exceeds wake.memory_budget_bytes by "
                            + megabytes(making->tooMuch) + ": all others that run are in use, or do not sleep.");
    }
}

Task<void> MakeRoom::beginSleeps(CallContext context, MakingPtr making)
{
    making->settled = Completion<>();
    ++making->pending;
    while (goesOn(*making)) {
        const RoomCandidate candidate = making->left.front();
        making->left.erase(making->left.begin());
        co_await beginSleep(context, making, candidate);
    }
    ended(*making);
}

bool MakeRoom::goesOn(const Making &making) const
{
    return making.tooMuch > 0 && !making.left.empty() && m_needs.clock.steadyNow() < making.until;
}

void MakeRoom::ended(Making &making)
{
    if (--making.pending == 0) {
        making.settled.succeed();
    }
}

Task<void> MakeRoom::beginSleep(CallContext context, MakingPtr making, RoomCandidate candidate)
{
    // It may have been used, or gone, while others were asked.
    if (co_await isInUse(context, candidate.id) || !mayStillMakeRoom(candidate.id)) {
        co_return;
    }
    const auto service = m_needs.states.find(candidate.id);
    const auto beside = co_await freedBeside(context, service);
    if (!beside) {
        co_return;
    }
    candidate.memoryBytes += *beside;
    const std::string name = service->record.config.name;
    const auto asked = co_await settle(m_needs.putToSleep.execute(context, {candidate.id, false}));
    if (asked.failure) {
        context.cancel.throwIfCancelled();
        noteAwake(name, *making, asked.failure);
        co_return;
    }
    making->tooMuch -= candidate.memoryBytes;
    ++making->pending;
    m_needs.scope.start("making room", [this, making, candidate, name, ticket = *asked.value](CancelToken /*stopping*/) {
        return follow(making, candidate, name, ticket);
    });
}

Task<void> MakeRoom::follow(MakingPtr making, RoomCandidate candidate, std::string name, OperationTicket ticket)
{
    const auto slept = co_await settle(untilAsleep(std::move(ticket)));
    if (slept.failure) {
        making->tooMuch += candidate.memoryBytes;
        noteAwake(name, *making, slept.failure);
    } else {
        m_needs.log.info(name + " was put to sleep to make room for " + making->wakingName + ".");
    }
    ended(*making);
}

Task<void> MakeRoom::wait(CallContext context, MakingPtr making)
{
    Completion<> settled = making->settled;
    const auto longest = std::chrono::ceil<std::chrono::milliseconds>(making->until - m_needs.clock.steadyNow());
    CancelSource enough;
    m_needs.scope.start("waiting for room", [this, settled, longest, token = enough.token()](CancelToken stopping) {
        return giveUpAfter(m_needs.clock, longest, settled, token, std::move(stopping));
    });
    const auto noLonger = context.cancel.onCancel([settled]() mutable { settled.succeed(); });
    co_await settle(untilSettled(settled));
    enough.cancel();
    context.cancel.throwIfCancelled();
}

void MakeRoom::noteAwake(const std::string &name, const Making &making, const std::exception_ptr &failure) const
{
    m_needs.log.info(name + " stays awake, so it makes no room for " + making.wakingName + ": "
                     + asError(failure).message());
}

bool MakeRoom::mayStillMakeRoom(const ServiceId &id) const
{
    const auto service = m_needs.states.find(id);
    return service && mayMakeRoom(*service, m_needs.states.all(), m_needs.clock.now());
}

Task<bool> MakeRoom::isInUse(CallContext context, ServiceId id)
{
    const ServiceRecord inForce = m_needs.states.inForce(id);
    if (inForce.config.domain.empty() || !inForce.resolvedPort) {
        co_return false;
    }
    const auto dial = dialText(dialAddress(inForce.addresses, inForce.liveColour, *inForce.resolvedPort));
    const auto open = co_await settle(m_needs.caddy.inFlight(context.withDeadline(Longest), dial));
    // Where Caddy cannot be asked, nobody knows.
    co_return open.failure || *open.value > 0;
}

} // namespace wakedock::core
