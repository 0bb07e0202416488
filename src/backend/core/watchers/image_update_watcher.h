#pragma once

#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_container_engine.h"
#include "backend/core/services/engine_objects.h"
#include "backend/core/services/image_updates.h"
#include "backend/shared/async/task_scope.h"
#include "backend/shared/logging/log.h"

namespace wakedock::core {

/// Asks, a few times a day, whether registries have something newer for the images of services. Not soon after the start:
/// a program that is started again and again must not ask again and again.
class ImageUpdateWatcher
{
public:
    ImageUpdateWatcher(IEngines &engines, const EngineObjects &objects, ImageUpdates &updates, IClock &clock, Log log);
    void start(TaskScope &scope);

private:
    Task<void> watch(CancelToken cancel);
    Task<void> askFor(HostId host, CancelToken cancel);

    IEngines &m_engines;
    const EngineObjects &m_objects;
    ImageUpdates &m_updates;
    IClock &m_clock;
    Log m_log;
};

} // namespace wakedock::core
