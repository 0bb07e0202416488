#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

/// Needs `networks:create`.
class CreateNetwork
{
public:
    explicit CreateNetwork(ObjectDesk desk);
    /// @throws Error Conflict (`network_name_taken`, `subnet_taken`), Invalid, Forbidden
    Task<NetworkSummary> execute(CallContext context, HostId host, NetworkSpec spec);

private:
    ObjectDesk m_desk;
};

/// Needs `networks:delete`.
class RemoveNetwork
{
public:
    explicit RemoveNetwork(ObjectDesk desk);
    /// @param ref id, start of it, or name
    /// @throws Error NotFound, Conflict (`network_in_use`) naming who uses it, Forbidden
    Task<void> execute(CallContext context, HostId host, std::string ref);

private:
    ObjectDesk m_desk;
};

} // namespace wakedock::core
