#pragma once

#include "backend/core/domain/events.h"
#include "backend/core/domain/host.h"
#include "backend/core/domain/rules/stack_rules.h"
#include "backend/core/domain/stack.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::core {

/// What stacks are joined with: asked at each read, never kept.
struct StackSources {
    std::function<std::vector<HostId>()> hosts;
    /// All containers of a host as last told.
    std::function<const std::map<std::string, Container> &(const HostId &)> containers;
    std::function<HostState(const HostId &)> hostState;
    /// Services as they are in force, for the domains of those that are a stack's.
    std::function<std::vector<ServiceRecord>(const StackId &)> routed{};
    /// Takes what differs from what was told last.
    std::function<void(StacksChanged)> tell;
};

/// All stacks there are: those that WakeDock keeps a record of, and every Compose project that is told of by labels.
/// Backend thread only.
class StackService
{
public:
    explicit StackService(StackSources sources);

    /// At the start; what is there then is told of once somebody looks.
    void load(std::vector<StackRecord> records);
    void adopt(StackRecord record);
    void forget(const StackId &id);

    /// Compares all stacks with what was told last and tells what differs: after engines told something of containers.
    void look();

    /// It is shown as being worked on for as long as what this returns is kept.
    [[nodiscard]] std::shared_ptr<void> workOn(const StackId &id);

    [[nodiscard]] bool isWorkedOn(const StackId &id) const { return m_busy->contains(id); }
    /// What stands in the way of its visitors, shown with its status; empty = nothing any more.
    void complain(const StackId &id, std::string complaint);

    /// By host and name.
    [[nodiscard]] std::vector<Stack> all() const;
    /// Nothing where there is neither a record nor a container.
    [[nodiscard]] std::optional<Stack> find(const StackId &id) const;
    [[nodiscard]] std::optional<StackRecord> record(const StackId &id) const;
    [[nodiscard]] bool keepsAny() const { return !m_records.empty(); }
    /// Names of those that WakeDock keeps on a host, up or down.
    [[nodiscard]] std::vector<std::string> keptOn(const HostId &host) const;
    /// Containers of the project as last told.
    [[nodiscard]] std::vector<Container> containersOf(const StackId &id) const;

private:
    using Projects = std::map<std::string, std::vector<Container>>;
    [[nodiscard]] Projects projectsOn(const HostId &host) const;
    [[nodiscard]] Stack join(const StackId &id, const std::vector<Container> &containers) const;
    void addComplaint(Stack &stack) const;
    void tellAll();

    StackSources m_sources;
    std::map<StackId, StackRecord> m_records;
    std::map<StackId, std::shared_ptr<const Stack>> m_told;
    std::map<StackId, std::string> m_complaints;
    std::deque<StacksChanged> m_untold;
    bool m_isTelling = false;
    std::shared_ptr<std::map<StackId, int>> m_busy; ///< Shared with those who work, who may end after this.
    std::shared_ptr<StackService *> m_self; ///< Gone with this: they then tell nobody.
};

} // namespace wakedock::core
