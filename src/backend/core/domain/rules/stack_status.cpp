#include "backend/core/domain/rules/stack_rules.h"

#include <algorithm>
#include <map>

namespace wakedock::core {

namespace {

// What a container that was told to end, or was killed, leaves behind.
constexpr int EndedByTerm = 143;
constexpr int EndedByKill = 137;

std::string stackLabelOf(const Container &container, const char *key)
{
    const auto found = container.labels.find(key);
    return found == container.labels.end() ? std::string() : found->second;
}

StackServiceStatus stackRunningStatus(const Container &container)
{
    switch (container.health) {
    case ContainerHealth::Starting:
        return StackServiceStatus::Starting;
    case ContainerHealth::Unhealthy:
        return StackServiceStatus::Unhealthy;
    default:
        return StackServiceStatus::Running;
    }
}

StackServiceStatus stackEndedStatus(const Container &container)
{
    if (isCompleted(container)) {
        return StackServiceStatus::Completed;
    }
    const bool wasTold = container.exitCode == 0 || container.exitCode == EndedByTerm
        || (container.exitCode == EndedByKill && !container.outOfMemory);
    return wasTold ? StackServiceStatus::Stopped : StackServiceStatus::Failed;
}

StackServiceStatus statusOfContainer(const Container &container)
{
    switch (container.status) {
    case ContainerStatus::Running:
        return stackRunningStatus(container);
    case ContainerStatus::Paused:
        return StackServiceStatus::Paused;
    case ContainerStatus::Restarting:
        return StackServiceStatus::Restarting;
    case ContainerStatus::Exited:
    case ContainerStatus::Dead:
        return stackEndedStatus(container);
    default:
        return StackServiceStatus::Stopped;
    }
}

/// Of two containers of one service the worse one speaks for it.
int badness(StackServiceStatus status)
{
    using enum StackServiceStatus;
    static const std::map<StackServiceStatus, int> order{{Failed, 9},  {Restarting, 8}, {Unhealthy, 7}, {Missing, 6},
                                                         {Stopped, 5}, {Starting, 4},   {Paused, 3},    {Sleeping, 2},
                                                         {Running, 1}, {Completed, 0}};
    return order.at(status);
}

void addContainer(StackServiceRow &row, const Container &container, bool isAsleep)
{
    const StackServiceStatus status = isAsleep ? StackServiceStatus::Sleeping : statusOfContainer(container);
    if (row.containers == 0 || badness(status) > badness(row.status)) {
        row.status = status;
    }
    ++row.containers;
    row.running += container.status == ContainerStatus::Running ? 1 : 0;
    row.image = container.image;
    row.containerIds.push_back(container.id);
    row.ports.insert(row.ports.end(), container.ports.begin(), container.ports.end());
    if (container.status == ContainerStatus::Exited && !isAsleep) {
        row.exitCode = container.exitCode;
    }
}

bool runsNow(const Container &container)
{
    return container.status != ContainerStatus::Exited && container.status != ContainerStatus::Created;
}

bool anyIs(const std::vector<StackServiceRow> &rows, std::initializer_list<StackServiceStatus> wanted)
{
    return std::ranges::any_of(
        rows, [&wanted](const StackServiceRow &row) { return std::ranges::find(wanted, row.status) != wanted.end(); });
}

bool allAre(const std::vector<StackServiceRow> &rows, std::initializer_list<StackServiceStatus> wanted)
{
    return std::ranges::all_of(
        rows, [&wanted](const StackServiceRow &row) { return std::ranges::find(wanted, row.status) != wanted.end(); });
}

/// Where nothing is wrong with any service.
StackStatus calmStatus(const std::vector<StackServiceRow> &rows)
{
    using enum StackServiceStatus;
    if (allAre(rows, {Completed})) {
        return StackStatus::Completed;
    }
    if (allAre(rows, {Sleeping, Completed})) {
        return StackStatus::Sleeping;
    }
    if (allAre(rows, {Running, Sleeping, Completed})) {
        return StackStatus::Running;
    }
    if (!anyIs(rows, {Running, Starting, Paused, Sleeping})) {
        return StackStatus::Stopped;
    }
    return allAre(rows, {Running, Starting, Sleeping, Completed}) ? StackStatus::Starting : StackStatus::Partial;
}

const char *complaintAbout(StackServiceStatus status)
{
    using enum StackServiceStatus;
    static const std::map<StackServiceStatus, const char *> words{
        {Starting, "is starting"}, {Unhealthy, "is unhealthy"},      {Restarting, "is restarting"}, {Paused, "is paused"},
        {Stopped, "is stopped"},   {Failed, "ended with a failure"}, {Missing, "has no container"},
    };
    const auto found = words.find(status);
    return found == words.end() ? nullptr : found->second;
}

std::vector<std::string> listed(const std::string &label)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < label.size()) {
        const std::size_t to = std::min(label.find(',', from), label.size());
        if (to > from) {
            parts.push_back(label.substr(from, to - from));
        }
        from = to + 1;
    }
    return parts;
}

} // namespace

bool isCompleted(const Container &container)
{
    return container.status == ContainerStatus::Exited && container.exitCode == 0
        && container.restartPolicy == RestartPolicy::No;
}

std::vector<StackServiceRow> stackRows(const std::vector<Container> &containers, const std::vector<std::string> &expected,
                                       const std::map<std::string, RestartPolicy> &asleep)
{
    std::map<std::string, StackServiceRow> rows;
    for (const std::string &name : expected) {
        rows[name].name = name;
    }
    for (const Container &container : containers) {
        const std::string oneOff = stackLabelOf(container, compose_label::OneOff);
        const std::string name = stackLabelOf(container, compose_label::Service);
        if (oneOff != "True" && oneOff != "true" && !name.empty()) {
            StackServiceRow &row = rows[name];
            row.name = name;
            addContainer(row, container, asleep.contains(container.id) && !runsNow(container));
        }
    }
    std::vector<StackServiceRow> sorted;
    for (auto &[name, row] : rows) {
        sorted.push_back(std::move(row));
    }
    return sorted;
}

StackStatus stackStatus(const std::vector<StackServiceRow> &rows, WishedRun wished)
{
    using enum StackServiceStatus;
    if (allAre(rows, {Missing, Stopped}) || (wished == WishedRun::Stopped && allAre(rows, {Missing, Stopped, Completed}))) {
        return StackStatus::Stopped;
    }
    if (anyIs(rows, {Failed, Restarting})) {
        return StackStatus::Error;
    }
    if (anyIs(rows, {Unhealthy})) {
        return StackStatus::Unhealthy;
    }
    return calmStatus(rows);
}

std::string stackStatusReason(const std::vector<StackServiceRow> &rows, WishedRun wished)
{
    std::string reason;
    for (const StackServiceRow &row : rows) {
        const char *complaint = complaintAbout(row.status);
        const bool isWished = wished == WishedRun::Stopped
            && (row.status == StackServiceStatus::Missing || row.status == StackServiceStatus::Stopped);
        if (complaint != nullptr && !isWished) {
            reason += (reason.empty() ? "" : ", ") + row.name + " " + complaint;
        }
    }
    return reason;
}

StackOrigin stackOrigin(const std::vector<Container> &containers)
{
    // Made at different times, containers may name different files: the newest is right.
    const Container *newest = nullptr;
    for (const Container &container : containers) {
        if (newest == nullptr || newest->createdAt < container.createdAt) {
            newest = &container;
        }
    }
    if (newest == nullptr) {
        return {};
    }
    return {stackLabelOf(*newest, compose_label::WorkingDir), listed(stackLabelOf(*newest, compose_label::ConfigFiles)),
            listed(stackLabelOf(*newest, compose_label::EnvironmentFile))};
}

} // namespace wakedock::core
