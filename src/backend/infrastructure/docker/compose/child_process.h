#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace wakedock::docker {

/// A program to be run. Its arguments are an array all the way: no shell reads them.
struct ChildOrder {
    std::string program; ///< Looked for in the PATH of `environment`.
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment; ///< All of it: nothing is inherited.
    std::string directory;
};

/// Runs it to its end, in a process group of its own that is ended whole when the context's token fires or its deadline
/// passes; it never outlives this process.
/// @param patience deadline where the context has none
/// @param onLine gets each line of both its outputs as it comes, without terminal sequences
/// @return its exit code. @throws Error Unavailable (`program_missing`), UpstreamFailed (`program_crashed`), Timeout
/// (`program_late`), Cancelled
Task<int> runChild(core::CallContext context, ChildOrder order, std::chrono::milliseconds patience,
                   std::function<void(std::string)> onLine);

} // namespace wakedock::docker
