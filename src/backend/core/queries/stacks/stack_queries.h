#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/stack.h"
#include "backend/shared/async/task.h"

#include <vector>

namespace wakedock::core {

class StackService;
class IStackFiles;

/// All stacks of all hosts, from memory. Needs `stacks:read`.
class ListStacks
{
public:
    explicit ListStacks(const StackService &stacks) : m_stacks(stacks) { }
    Task<std::vector<Stack>> execute(CallContext context);

private:
    const StackService &m_stacks;
};

/// A stack with its files.
struct StackDetail {
    Stack stack;
    /// Only for those who may change it, as files hold secrets; empty for one that was not adopted.
    std::vector<StackFile> files;
    std::string filesProblem; ///< Why they cannot be read; empty when they can.
};

/// Needs `stacks:read`; files are given with `stacks:update`.
class GetStack
{
public:
    GetStack(const StackService &stacks, IStackFiles &files) : m_stacks(stacks), m_files(files) { }
    /// @throws Error NotFound (`stack_not_found`)
    Task<StackDetail> execute(CallContext context, StackId id);

private:
    const StackService &m_stacks;
    IStackFiles &m_files;
};

} // namespace wakedock::core
