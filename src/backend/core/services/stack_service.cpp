#include "backend/core/services/stack_service.h"

#include "backend/core/domain/rules/object_users.h"
#include "backend/core/domain/rules/stack_routing.h"

#include <set>
#include <utility>

namespace wakedock::core {

StackService::StackService(StackSources sources)
    : m_sources(std::move(sources))
    , m_busy(std::make_shared<std::map<StackId, int>>())
    , m_self(std::make_shared<StackService *>(this))
{
}

std::shared_ptr<void> StackService::workOn(const StackId &id)
{
    ++(*m_busy)[id];
    look();
    return std::shared_ptr<void>(nullptr, [busy = m_busy, self = std::weak_ptr(m_self), id](void *) {
        if (--(*busy)[id] == 0) {
            busy->erase(id);
        }
        if (const auto alive = self.lock()) {
            (*alive)->look();
        }
    });
}

void StackService::load(std::vector<StackRecord> records)
{
    m_records.clear();
    for (StackRecord &record : records) {
        StackId id = record.id;
        m_records[std::move(id)] = std::move(record);
    }
}

void StackService::adopt(StackRecord record)
{
    StackId id = record.id;
    m_records[std::move(id)] = std::move(record);
    look();
}

void StackService::forget(const StackId &id)
{
    m_records.erase(id);
    m_complaints.erase(id);
    look();
}

void StackService::complain(const StackId &id, std::string complaint)
{
    if (!m_records.contains(id)) {
        return; // removed meanwhile; another one of that name is not to inherit it
    }
    if (complaint.empty()) {
        m_complaints.erase(id);
    } else {
        m_complaints[id] = std::move(complaint);
    }
    look();
}

void StackService::look()
{
    std::map<StackId, std::shared_ptr<const Stack>> now;
    for (Stack &stack : all()) {
        const auto told = m_told.find(stack.id);
        if (told != m_told.end() && *told->second == stack) {
            now.emplace(told->first, told->second);
            continue;
        }
        const auto fresh = std::make_shared<const Stack>(std::move(stack));
        now.emplace(fresh->id, fresh);
        m_untold.push_back({told == m_told.end() ? Change::Created : Change::Updated, fresh});
    }
    for (const auto &[id, gone] : m_told) {
        if (!now.contains(id)) {
            m_untold.push_back({Change::Removed, gone});
        }
    }
    m_told = std::move(now);
    tellAll();
}

void StackService::tellAll()
{
    if (std::exchange(m_isTelling, true)) {
        return; // Who is told looked again: what that found comes behind what was found before.
    }
    const std::shared_ptr<void> end(nullptr, [this](void *) { m_isTelling = false; });
    while (!m_untold.empty()) {
        const StacksChanged next = std::move(m_untold.front());
        m_untold.pop_front();
        m_sources.tell(next);
    }
}

StackService::Projects StackService::projectsOn(const HostId &host) const
{
    Projects projects;
    for (const auto &[id, container] : m_sources.containers(host)) {
        if (const std::string project = composeProjectOf(container.labels); !project.empty()) {
            projects[project].push_back(container);
        }
    }
    return projects;
}

Stack StackService::join(const StackId &id, const std::vector<Container> &containers) const
{
    Stack stack;
    stack.id = id;
    stack.record = record(id);
    stack.services =
        stack.record ? stackRows(containers, stack.record->services, stack.record->asleep) : stackRows(containers, {});
    if (m_sources.routed) {
        nameDomains(stack.services, m_sources.routed(id));
    }
    stack.origin = stackOrigin(containers);
    const WishedRun wished = stack.record ? stack.record->wished : WishedRun::Running;
    const HostState host = m_sources.hostState(id.hostId);
    if (m_busy->contains(id)) {
        stack.status = StackStatus::Deploying;
    } else if (host.availability != Availability::Available) {
        stack.statusReason = host.detail;
    } else {
        stack.status = stackStatus(stack.services, wished);
        stack.statusReason = stackStatusReason(stack.services, wished);
        addComplaint(stack);
    }
    return stack;
}

void StackService::addComplaint(Stack &stack) const
{
    const auto complaint = m_complaints.find(stack.id);
    if (complaint == m_complaints.end()) {
        return;
    }
    stack.statusReason += (stack.statusReason.empty() ? "" : ". ") + complaint->second;
    if (stack.status == StackStatus::Running) {
        stack.status = StackStatus::Partial; // its containers run, and somebody does not reach them
    }
}

std::vector<Stack> StackService::all() const
{
    std::map<StackId, Stack> found;
    for (const HostId &host : m_sources.hosts()) {
        for (const auto &[project, containers] : projectsOn(host)) {
            const StackId id{host, project};
            found.emplace(id, join(id, containers));
        }
    }
    for (const auto &[id, record] : m_records) {
        if (!found.contains(id)) {
            found.emplace(id, join(id, {}));
        }
    }
    std::vector<Stack> stacks;
    for (auto &[id, stack] : found) {
        stacks.push_back(std::move(stack));
    }
    return stacks;
}

std::optional<Stack> StackService::find(const StackId &id) const
{
    const auto containers = containersOf(id);
    return containers.empty() && !m_records.contains(id) ? std::nullopt : std::optional(join(id, containers));
}

std::optional<StackRecord> StackService::record(const StackId &id) const
{
    const auto found = m_records.find(id);
    return found == m_records.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> StackService::keptOn(const HostId &host) const
{
    std::vector<std::string> names;
    for (const auto &[id, record] : m_records) {
        if (id.hostId == host) {
            names.push_back(id.name);
        }
    }
    return names;
}

std::vector<Container> StackService::containersOf(const StackId &id) const
{
    std::vector<Container> containers;
    for (const auto &[key, container] : m_sources.containers(id.hostId)) {
        if (composeProjectOf(container.labels) == id.name) {
            containers.push_back(container);
        }
    }
    return containers;
}

} // namespace wakedock::core
