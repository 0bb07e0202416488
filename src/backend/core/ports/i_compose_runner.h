#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/ids.h"
#include "backend/shared/async/task.h"

#include <functional>
#include <string>
#include <vector>

namespace wakedock::core {

/// The Compose program that was found.
struct ComposeTool {
    std::string name; ///< `docker compose`, `docker-compose`
    std::string version;
    bool operator==(const ComposeTool &) const = default;
};

/// Which project a command is about. Paths are absolute.
struct ComposeProject {
    HostId hostId;
    std::string name;
    std::string directory;
    std::vector<std::string> files; ///< Laid over each other in this order.
    std::string environmentFile; ///< Empty = none.
    std::vector<std::string> profiles;
    std::vector<std::string> images{}; ///< References it may pull: the program gets the logins for these.
    bool pullsAny = false; ///< It builds: what its Dockerfiles begin with may come from anywhere.
    bool operator==(const ComposeProject &) const = default;
};

enum class ComposeVerb {
    Check, ///< Reads the files as the program itself does; touches nothing.
    Up, ///< Makes and starts what is missing or changed, takes away what is no longer in the files.
    AddBeside, ///< Makes one more container of a service by the files as they are now; those there stay untouched.
    Down, ///< Stops and removes containers and networks. Volumes stay.
    Alone, ///< As Up, for the services named and nothing else: not what they need, and nothing is taken away.
};

struct ComposeCommand {
    ComposeVerb verb = ComposeVerb::Check;
    bool builds = false; ///< Up, AddBeside, Alone: build images first.
    std::vector<std::string> services{}; ///< Up: these alone, and what they need; empty = all. AddBeside: the one.
    int containers = 0; ///< AddBeside: how many it then has.
    bool operator==(const ComposeCommand &) const = default;
};

/// The Compose program on this machine, whichever there is, speaking to a host's engine. Backend thread only.
class IComposeRunner
{
public:
    virtual ~IComposeRunner() = default;

    /// Looks anew each time: it may have been installed meanwhile.
    /// @throws Error Unavailable (`compose_missing`) with the remedy
    virtual Task<ComposeTool> find(CallContext context) = 0;

    /// Runs it to its end; with all its children it is ended when the context's token fires or its deadline passes.
    /// @param onLine gets each line it writes as it comes, without terminal sequences
    /// @throws Error Unavailable (`compose_missing`, `engine_unreachable`), UpstreamFailed (`compose_failed`, with its last
    /// lines), Invalid (`compose_refused`: Check, the files are not right), Timeout (`compose_timeout`), Cancelled
    virtual Task<void> run(CallContext context, ComposeProject project, ComposeCommand command,
                           std::function<void(std::string)> onLine) = 0;
};

} // namespace wakedock::core
