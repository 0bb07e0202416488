#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/use_cases/docker/object_desk.h"
#include "backend/shared/async/task.h"

#include <string>

namespace wakedock::core {

/// Gives an image one more name. Needs `images:tag`.
class TagImage
{
public:
    explicit TagImage(ObjectDesk desk);
    /// @param ref id, start of it, name or digest
    /// @param reference `team/shop:1.2`; where another image has that name it loses it
    /// @return the image afterwards. @throws Error NotFound, Invalid (`image_reference_invalid`), Forbidden
    Task<ImageSummary> execute(CallContext context, HostId host, std::string ref, std::string reference);

private:
    ObjectDesk m_desk;
};

/// Removes an image, or one of several names of it. Needs `images:delete`.
class RemoveImage
{
public:
    explicit RemoveImage(ObjectDesk desk);
    /// @param ref a name takes that name off where the image has others; else the image goes with all its names
    /// @throws Error NotFound, Conflict (`image_in_use`) naming who uses it, Forbidden
    Task<void> execute(CallContext context, HostId host, std::string ref);

private:
    ObjectDesk m_desk;
};

/// Takes all names off an image, which removes it; in the engine's way, without force.
Task<void> removeWholeImage(IEngines &engines, CallContext context, HostId host, ImageSummary image);

} // namespace wakedock::core
