#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/operations/operation_ticket.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace wakedock::core {

/// How a deployment of a stack goes about it.
struct StackDeployOptions {
    bool pullsAlways = false; ///< Also images that are there.
    std::chrono::seconds patience{300}; ///< Until all services must be ready.
};

struct CreateStackRequest {
    StackId id;
    StackContent content;
    StackDeployOptions options;
};

/// Makes a stack: validated, recorded, pulled, brought up, waited for. One that fails leaves nothing but its operation.
/// Needs `stacks:create`, and `service:privileged` for what gives power over the host.
class CreateStack
{
public:
    explicit CreateStack(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// @throws Error Invalid (`invalid_stack`, `invalid_compose`), Conflict (`name_taken`), Forbidden, Unavailable
    /// (`compose_missing`); what the work ends with comes out of the ticket
    Task<OperationTicket> execute(CallContext context, CreateStackRequest request);

private:
    StackWorkshop &m_workshop;
};

struct ChangeStackRequest {
    StackId id;
    std::optional<std::int64_t> expectedVersion;
    StackContent content;
    StackDeployOptions options;
};

/// Gives a stack other files and brings them up. One that fails leaves files and containers as they were.
/// Needs `stacks:update`, and `service:privileged` as CreateStack does.
class ChangeStack
{
public:
    explicit ChangeStack(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// @throws Error as CreateStack; NotFound, Conflict (`stack_not_adopted`), PreconditionFailed
    Task<OperationTicket> execute(CallContext context, ChangeStackRequest request);

private:
    StackWorkshop &m_workshop;
};

} // namespace wakedock::core
