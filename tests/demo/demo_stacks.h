#pragma once

#include "backend/core/domain/events.h"
#include "models/stacks/stack_doors.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A stack of the demo with its files.
struct DemoStack {
    core::Stack stack;
    std::vector<core::StackFile> files;
};

/// Believable stacks: one in order with a service that ran once, one whose service fails, one taken down, and one that
/// somebody else started.
std::vector<DemoStack> demoStacks(Timestamp now);
/// What was done to them lately.
std::vector<core::Operation> demoStackOperations(Timestamp now);

/// The stacks of the demo. What is wrong with files, and what a deployment would do, is decided by the core's own rules.
class DemoStacks
{
public:
    using Begin = std::function<core::OperationTicket(core::Operation)>;
    /// @param publish tells an event
    /// @param note writes down what was done
    /// @param begin lets an operation run
    DemoStacks(std::function<void(core::Event)> publish, std::function<void(std::string)> note, Begin begin);

    void fill(std::vector<DemoStack> stacks);
    void setFailing(bool failing) { m_isFailing = failing; }
    [[nodiscard]] models::StackDoors doors();
    /// An operation on a stack came to its end: what it was to do is done.
    void conclude(const core::Operation &operation);
    /// As if the engine had told of it.
    void setStatus(const std::string &name, core::StackServiceStatus status);

private:
    void readingDoors(models::StackDoors &doors);
    void workingDoors(models::StackDoors &doors);
    DemoStack &known(const core::StackId &id);
    core::OperationTicket deploy(const core::StackId &id, const core::StackContent &content, core::OperationKind kind);
    core::OperationTicket begin(const core::StackId &id, core::OperationKind kind);
    void tell(const core::StackId &id, core::Change change);

    std::function<void(core::Event)> m_publish;
    std::function<void(std::string)> m_note;
    Begin m_begin;
    std::map<core::StackId, DemoStack> m_stacks;
    bool m_isFailing = false;
};

} // namespace wakedock::tests
