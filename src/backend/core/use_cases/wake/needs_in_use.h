#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/service.h"
#include "backend/shared/async/task.h"

#include <chrono>
#include <optional>
#include <string>

namespace wakedock::core {

class ActivityService;
class DockerService;
class StackSleep;

/// Finds out whether a service of a stack may fall asleep by itself: what sleeps with it, a database, may have clients of
/// its own. A person who puts it to sleep is not asked.
class NeedsInUse
{
public:
    /// As its files name it.
    struct InUse {
        std::string name;
        std::chrono::seconds sinceUse;
    };

    NeedsInUse(StackSleep &stacks, const DockerService &docker, const ActivityService &activity)
        : m_stacks(stacks)
        , m_docker(docker)
        , m_activity(activity)
    {
    }

    /// The one that others used last; nothing for a service by itself. @param within earlier use is none
    Task<std::optional<InUse>> find(CallContext context, ServiceRecord record, std::chrono::seconds within);

private:
    StackSleep &m_stacks;
    const DockerService &m_docker;
    const ActivityService &m_activity;
};

} // namespace wakedock::core
