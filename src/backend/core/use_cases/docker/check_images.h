#pragma once

#include "backend/core/domain/call_context.h"
#include "backend/core/domain/engine_objects.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/services/image_updates.h"
#include "backend/shared/async/task.h"

#include <string>
#include <vector>

namespace wakedock::core {

/// Asks registries whether they have something newer under the names of images on an engine. Pulls nothing. Needs
/// `images:pull`.
class CheckImages
{
public:
    CheckImages(const EngineObjects &objects, ImageUpdates &updates);
    /// @param references of images on the engine; none = the images of services, whatever their status
    /// @return each name with its state; that a registry does not answer is a state
    /// @throws Error NotFound (`image_not_found`, `host_not_found`), Unavailable (`engine_unreachable`), TooManyRequests,
    /// Forbidden
    Task<std::vector<ImageUpdate>> execute(CallContext context, HostId host, std::vector<std::string> references);

private:
    const EngineObjects &m_objects;
    ImageUpdates &m_updates;
};

/// Names of the images on an engine that its services are made from.
[[nodiscard]] std::vector<std::string> serviceImageNames(const EngineObjects &objects, const HostId &host);

} // namespace wakedock::core
