#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/compose_reading.h"
#include "backend/core/use_cases/stacks/stack_workshop.h"
#include "backend/shared/async/task.h"

namespace wakedock::core {

/// Takes up a stack that runs already, in place: its files stay where its labels say they are, no container is touched.
/// Needs `stacks:create` and, as files of the host are read, `service:privileged`.
class AdoptStack
{
public:
    explicit AdoptStack(StackWorkshop &workshop) : m_workshop(workshop) { }
    /// @return the stack; one that was adopted before as it is. @throws Error NotFound, Forbidden, Conflict
    /// (`stack_origin_unknown`: its labels name no files), Unsupported (`stack_files_elsewhere`: it runs on another host),
    /// NotFound (`stack_files_missing`), Invalid (`invalid_compose`)
    Task<Stack> execute(CallContext context, StackId id);

private:
    StackWorkshop &m_workshop;
};

/// Tells everything that is wrong with the files of a stack, and what they come to. Changes nothing, asks nobody.
/// Needs `stacks:read`.
class ValidateStack
{
public:
    explicit ValidateStack(const IStackFiles &files) : m_files(files) { }
    /// @param name of the stack they are for; may be empty
    Task<ComposeReading> execute(CallContext context, std::string name, StackContent content);

private:
    const IStackFiles &m_files;
};

} // namespace wakedock::core
