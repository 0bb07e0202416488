#include "backend/core/queries/wake/follow_wake.h"

#include "backend/shared/async/settle.h"

#include <utility>
#include <variant>

namespace wakedock::core {

namespace {

constexpr std::chrono::seconds LogDeadline{2};

} // namespace

FollowWake::FollowWake(Ground ground) : m_ground(ground)
{
    m_subscription = m_ground.events.subscribe([this](const EventRecord &record) {
        const auto *changed = std::get_if<ServiceChanged>(&record.event);
        if (changed != nullptr
            && (changed->change == Change::Removed || changed->service->state.status == ServiceStatus::Running)) {
            m_lines.erase(changed->service->record.id);
        }
    });
}

WakeView FollowWake::look(const std::string &host) const
{
    WakeView view;
    view.service = m_ground.states.findByHost(host);
    if (!view.service) {
        return view;
    }
    const ServiceId &id = view.service->record.id;
    view.typical = m_ground.times.typical(id);
    view.version = m_ground.underWay.version(id);
    if (const auto under = m_ground.underWay.of(id)) {
        view.operation = under->operation;
        view.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(m_ground.clock.steadyNow() - under->since);
    }
    return view;
}

Task<WakeView> FollowWake::execute(CallContext context, std::string host, std::uint64_t seen)
{
    const WakeView before = look(host);
    if (before.isComing() && before.version == seen) {
        const bool showsLog = before.service->record.config.loadingPage.showsLog;
        co_await m_ground.underWay.nextChange(before.service->record.id, seen, showsLog ? LogPace : Patience,
                                              context.cancel);
    }
    std::string line = co_await lastLine(std::move(context), look(host));
    WakeView now = look(host);
    now.lastLine = std::move(line);
    co_return now;
}

Task<std::string> FollowWake::lastLine(CallContext context, WakeView view)
{
    if (!view.isComing() || !view.service->record.config.loadingPage.showsLog) {
        co_return std::string();
    }
    const ServiceId id = view.service->record.id;
    const std::string container = runningContainer(id);
    if (container.empty()) {
        m_lines.erase(id); // It wrote that before it slept.
        co_return std::string();
    }
    const auto now = m_ground.clock.steadyNow();
    const auto known = m_lines.find(id);
    if (known != m_lines.end() && now - known->second.readAt < LogPace) {
        co_return std::string(known->second.text);
    }
    m_lines[id].readAt = now; // Whoever comes meanwhile gets the line before.
    auto &engine = m_ground.engines.engine(view.service->record.config.hostId);
    auto read = co_await settle(engine.lastLogLines(context.withDeadline(LogDeadline), container, 1));
    const std::string line = read.failure || read.value->empty() ? std::string() : read.value->back();
    if (const auto still = m_lines.find(id); still != m_lines.end()) {
        still->second.text = line;
    }
    co_return std::string(line);
}

std::string FollowWake::runningContainer(const ServiceId &id) const
{
    for (const Container &container : m_ground.states.containersOf(id)) {
        if (container.status == ContainerStatus::Running) {
            return container.id;
        }
    }
    return {};
}

} // namespace wakedock::core
