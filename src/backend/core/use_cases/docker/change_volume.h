#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

/// Needs `volumes:create`.
class CreateVolume
{
public:
    explicit CreateVolume(ObjectDesk desk);
    /// @throws Error Conflict (`volume_name_taken`), Invalid, Forbidden
    Task<VolumeSummary> execute(CallContext context, HostId host, VolumeSpec spec);

private:
    ObjectDesk m_desk;
};

/// Removes a volume with all that is on it. Needs `volumes:delete`.
class RemoveVolume
{
public:
    explicit RemoveVolume(ObjectDesk desk);
    /// @throws Error NotFound, Conflict (`volume_in_use`) naming who uses it, Forbidden
    Task<void> execute(CallContext context, HostId host, std::string name);

private:
    ObjectDesk m_desk;
};

} // namespace wakedock::core
