#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/core/use_cases/stacks/deploy_stack.h"
#include "backend/shared/async/task.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::core {

/// Brings a stack up as its files are now, also where they were changed on disk. Containers that run and are right stay.
/// A failure leaves it as it was wished before. Needs `stacks:operate`, and `service:privileged` as CreateStack does.
class UpStack
{
public:
    explicit UpStack(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// @throws Error NotFound, Conflict (`stack_not_adopted`), Invalid (`invalid_compose`), Forbidden, Unavailable
    Task<OperationTicket> execute(CallContext context, StackId id, StackDeployOptions options);

private:
    StackWorkshop &m_workshop;
};

/// Stops a stack on purpose: its containers and networks go, its files and volumes stay. Needs `stacks:operate`.
class DownStack
{
public:
    explicit DownStack(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// @throws Error NotFound, Conflict (`stack_not_adopted`), Forbidden, Unavailable (`compose_missing`)
    Task<OperationTicket> execute(CallContext context, StackId id);

private:
    StackWorkshop &m_workshop;
};

struct RemoveStackRequest {
    StackId id;
    std::optional<std::int64_t> expectedVersion;
    /// By their names, or as the files call them. What is not named stays.
    std::vector<std::string> volumes;
};

/// Takes a stack away: containers, networks and files (of an adopted one the files stay). Works without the Compose
/// program and when the files are gone. Needs `stacks:delete`, and `volumes:delete` for volumes.
class RemoveStack
{
public:
    explicit RemoveStack(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// @throws Error NotFound, Conflict (`stack_not_adopted`), Invalid (`volume_not_of_stack`), PreconditionFailed
    Task<OperationTicket> execute(CallContext context, RemoveStackRequest request);

private:
    StackWorkshop &m_workshop;
};

} // namespace wakedock::core
