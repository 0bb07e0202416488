#include "backend/core/watchers/stray_watcher.h"

#include "backend/shared/async/settle.h"
#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

/// Whoever makes containers by hand may not be done yet.
constexpr std::chrono::seconds strayQuiet{2};
/// Engines that never are quiet keep nobody from being looked after.
constexpr std::chrono::seconds strayNoiseMost{15};
constexpr std::size_t strayTriesMost = 3;
constexpr std::chrono::minutes strayTriesSpan{10};
constexpr std::chrono::minutes strayFailurePause{1};
constexpr int strayRoundsCounted = 4;
constexpr std::chrono::seconds strayPatience{300};

bool concernsStrays(const Event &event)
{
    const auto *objects = std::get_if<ObjectsChanged>(&event);
    return (objects != nullptr && objects->kind == ObjectKind::Containers) || std::holds_alternative<StacksChanged>(event);
}

std::string strayNames(const std::vector<std::string> &strays)
{
    std::string text;
    for (const std::string &name : strays) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text + (strays.size() == 1 ? " was" : " were") + " made outside WakeDock";
}

Task<void> strayTicketsEnd(OperationTicket ticket)
{
    co_await ticket.done;
}

Task<void> fetchWhole(FetchStrays &fetch, CallContext context, StackId id)
{
    const OperationTicket ticket = co_await fetch.execute(std::move(context), std::move(id), strayPatience);
    co_await strayTicketsEnd(ticket);
}

/// One that works or is left alone is still spoken of when its time comes.
template <class Cases>
void forgetRemovedStacks(Cases &cases, const StackService &stacks)
{
    std::erase_if(cases, [&stacks](const auto &known) {
        return !known.second.isWorking && !known.second.isLeft && !stacks.record(known.first);
    });
}

} // namespace

void StrayWatcher::start(TaskScope &scope)
{
    m_subscription = m_needs.events.subscribe([this, &scope](const EventRecord &record) {
        if (concernsStrays(record.event) && m_needs.stacks.keepsAny()) {
            lookSoon(scope);
        }
    });
}

void StrayWatcher::lookSoon(TaskScope &scope)
{
    m_lastHeard = m_needs.clock.steadyNow();
    if (!std::exchange(m_isDue, true)) {
        m_firstHeard = m_lastHeard;
        scope.start("looking for containers made outside WakeDock",
                    [this, &scope](CancelToken cancel) { return lookOnceQuiet(scope, std::move(cancel)); });
    }
}

Task<void> StrayWatcher::lookOnceQuiet(TaskScope &scope, CancelToken cancel)
{
    for (auto left = std::chrono::milliseconds(strayQuiet); left.count() > 0;) {
        co_await m_needs.clock.sleep(left, cancel);
        const auto due = std::min(m_lastHeard + strayQuiet, m_firstHeard + strayNoiseMost);
        left = std::chrono::duration_cast<std::chrono::milliseconds>(due - m_needs.clock.steadyNow());
    }
    m_isDue = false;
    look(scope);
}

void StrayWatcher::look(TaskScope &scope)
{
    forgetRemovedStacks(m_cases, m_needs.stacks);
    for (const Stack &stack : m_needs.stacks.all()) {
        const auto known = m_cases.find(stack.id);
        const bool isKnown = known != m_cases.end();
        if (!stack.record || (isKnown && known->second.isWorking) || m_needs.stacks.isWorkedOn(stack.id)) {
            continue;
        }
        auto strays = m_needs.fetch.of(stack.id);
        if (!strays.empty()) {
            consider(scope, stack.id, std::move(strays));
        } else if (isKnown) {
            show(stack.id, false);
        }
    }
}

void StrayWatcher::consider(TaskScope &scope, const StackId &id, std::vector<std::string> strays)
{
    Case &known = m_cases[id];
    if (known.isLeft) {
        show(id, true);
        return;
    }
    if (!mayTry(known, m_needs.clock.steadyNow())) {
        m_needs.log.warning("Containers of a stack are made outside WakeDock again and again; they are left alone.",
                            {{"stack", id.name}});
        known.complaint = strayNames(strays) + " again and again (" + std::to_string(strayTriesMost) + " times within "
            + std::to_string(strayTriesSpan.count())
            + " minutes), and visitors do not reach it. End what makes it, then bring the stack up.";
        show(id, true);
        leaveAlone(scope, id, strayTriesSpan);
        return;
    }
    known.isWorking = true;
    scope.start("bringing services of a stack back to their visitors",
                [this, &scope, id, strays](CancelToken cancel) { return bringBack(scope, id, strays, std::move(cancel)); });
}

bool StrayWatcher::mayTry(Case &known, Moment now)
{
    while (!known.tries.empty() && now - known.tries.front() >= strayTriesSpan) {
        known.tries.pop_front();
    }
    if (known.tries.size() >= strayTriesMost) {
        return false;
    }
    known.tries.push_back(now);
    return true;
}

void StrayWatcher::leaveAlone(TaskScope &scope, const StackId &id, std::chrono::minutes first)
{
    Case &known = m_cases[id];
    known.isLeft = true;
    const std::chrono::milliseconds span = first * (1 << (2 * std::min(known.rounds, strayRoundsCounted)));
    ++known.rounds;
    scope.start("waiting to look at a stack again",
                [this, &scope, id, span](CancelToken cancel) { return lookAgain(scope, id, span, std::move(cancel)); });
}

Task<void> StrayWatcher::lookAgain(TaskScope &scope, StackId id, std::chrono::milliseconds span, CancelToken cancel)
{
    co_await m_needs.clock.sleep(span, std::move(cancel));
    m_cases[id].isLeft = false;
    lookSoon(scope);
}

void StrayWatcher::show(const StackId &id, bool isShown)
{
    Case &known = m_cases[id];
    if (isShown || known.isShown) {
        known.isShown = isShown;
        m_needs.stacks.complain(id, isShown ? known.complaint : std::string());
    }
}

Task<void> StrayWatcher::bringBack(TaskScope &scope, StackId id, std::vector<std::string> strays, CancelToken cancel)
{
    m_needs.log.info("Bringing services of a stack back to their visitors: " + strayNames(strays) + ".",
                     {{"stack", id.name}});
    CallContext context;
    context.actor = Actor::system();
    context.cancel = cancel;
    const auto fetched = co_await settle(fetchWhole(m_needs.fetch, context, id));
    cancel.throwIfCancelled();
    m_cases[id].isWorking = false;
    if (fetched.failure) {
        m_cases[id].complaint =
            strayNames(strays) + " and could not be brought back to its visitors: " + asError(fetched.failure).message();
        show(id, true);
        leaveAlone(scope, id, strayFailurePause);
    } else {
        m_cases[id].rounds = 0;
    }
    lookSoon(scope);
}

} // namespace wakedock::core
