#include "backend/core/use_cases/stacks/stack_steps.h"

#include <algorithm>
#include <utility>

namespace wakedock::core {

namespace {

constexpr std::chrono::milliseconds ReadyTick{250};
constexpr std::chrono::seconds StaysUpFor{1};
constexpr int LastLinesToTell = 10;

bool isLost(const StackServiceRow &row)
{
    return row.status == StackServiceStatus::Failed || row.status == StackServiceStatus::Unhealthy;
}

bool isReadyRow(const StackServiceRow &row)
{
    return row.status == StackServiceStatus::Running || row.status == StackServiceStatus::Completed;
}

/// Those not ready, for people.
std::string waitingFor(const std::vector<StackServiceRow> &rows)
{
    return stackStatusReason(rows, WishedRun::Running);
}

/// What is not waited for may be on its way up, or out.
std::vector<StackServiceRow> waitedFor(const std::vector<Container> &containers, const std::vector<std::string> &services)
{
    auto rows = stackRows(containers, services);
    std::erase_if(
        rows, [&services](const StackServiceRow &row) { return std::ranges::find(services, row.name) == services.end(); });
    return rows;
}

bool areCompleted(const std::vector<StackServiceRow> &rows)
{
    return std::ranges::all_of(rows, [](const StackServiceRow &row) { return row.status == StackServiceStatus::Completed; });
}

/// The container ran before and was left alone: it has stayed up for longer than anybody waits.
bool ranBefore(const std::string &id, const std::vector<Container> &now, const std::vector<Container> &before)
{
    const auto container = std::ranges::find(now, id, &Container::id);
    const auto then = std::ranges::find(before, id, &Container::id);
    return container != now.end() && then != before.end() && then->status == ContainerStatus::Running
        && then->startedAt == container->startedAt;
}

bool haveProved(const std::vector<StackServiceRow> &rows, const std::vector<Container> &now,
                const std::vector<Container> &before)
{
    const auto ran = [&](const StackServiceRow &row) {
        return isReadyRow(row)
            && std::ranges::all_of(row.containerIds, [&](const std::string &id) { return ranBefore(id, now, before); });
    };
    return areCompleted(rows) || std::ranges::all_of(rows, ran);
}

Task<void> throwLost(StackWorkshop &workshop, CallContext context, StackId id, StackServiceRow row)
{
    std::string lines;
    for (const std::string &container : row.containerIds) {
        for (const std::string &line :
             co_await workshop.engines.engine(id.hostId).lastLogLines(context, container, LastLinesToTell)) {
            lines += (lines.empty() ? "" : "\n") + line;
        }
    }
    std::string what = "The service " + row.name;
    what += row.status == StackServiceStatus::Unhealthy
        ? " is unhealthy, says its own health check."
        : " ended with exit code " + std::to_string(row.exitCode.value_or(0)) + ".";
    throw Error(ErrorCode::UpstreamFailed, "stack_service_failed", what)
        .withRemedy("Read the last lines it wrote; they usually say why.")
        .withContext("service", row.name)
        .withContext("last_lines", lines);
}

Error notReady(const std::vector<StackServiceRow> &rows, std::chrono::seconds patience)
{
    return Error(ErrorCode::Timeout, "stack_not_ready",
                 "The stack was not ready within " + std::to_string(patience.count()) + " s: " + waitingFor(rows) + ".")
        .withRemedy("Look at the logs of these services, or give them longer with wait_timeout_seconds.");
}

} // namespace

Task<std::chrono::seconds> waitReady(StackWorkshop &workshop, RunPtr run, StackId id, std::vector<std::string> services,
                                     std::vector<Container> before, std::chrono::seconds patience)
{
    IContainerEngine &engine = workshop.engines.engine(id.hostId);
    const auto begin = workshop.clock.steadyNow();
    auto upSince = begin;
    std::string told;
    while (true) {
        const auto containers = co_await engine.listContainers(run->context(), compose_label::Project, id.name);
        const auto rows = waitedFor(containers, services);
        const auto now = workshop.clock.steadyNow();
        if (const auto lost = std::ranges::find_if(rows, isLost); lost != rows.end()) {
            co_await throwLost(workshop, run->context(), id, *lost);
        }
        upSince = std::ranges::all_of(rows, isReadyRow) ? upSince : now;
        if (now - upSince >= StaysUpFor || haveProved(rows, containers, before)) {
            co_return std::chrono::duration_cast<std::chrono::seconds>(now - begin);
        }
        if (now - begin >= patience) {
            throw notReady(rows, patience);
        }
        if (const std::string reason = waitingFor(rows); !reason.empty() && reason != told) {
            told = reason;
            run->progress(told, std::nullopt);
        }
        co_await workshop.clock.sleep(ReadyTick, run->context().cancel);
    }
}

} // namespace wakedock::core
