#pragma once

#include "backend/core/operations/operation_ticket.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <string>
#include <vector>

namespace wakedock::core {

/// Brings routed services of a stack back to their visitors whose containers somebody made without WakeDock's labels: does
/// for them alone what UpStack does. WakeDock's container starts beside the stray one, which goes when the new one serves;
/// where only one can exist it is made anew. All other containers stay untouched. Needs `stacks:operate`, and
/// `service:privileged` as CreateStack does. A failure leaves the stray ones as they are.
class FetchStrays
{
public:
    explicit FetchStrays(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// Names of the services it would bring back now, as engines last told; of none while the stack is worked on, or was
    /// taken down.
    [[nodiscard]] std::vector<std::string> of(const StackId &id) const;
    /// @throws Error NotFound, Conflict (`stack_not_adopted`, `domain_taken`), Invalid (`invalid_compose`), Forbidden,
    /// Unavailable
    Task<OperationTicket> execute(CallContext context, StackId id, std::chrono::seconds patience);

private:
    StackWorkshop &m_workshop;
};

} // namespace wakedock::core
