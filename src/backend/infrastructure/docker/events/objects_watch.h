#pragma once

#include "backend/infrastructure/docker/events/engine_watch.h"
#include "backend/infrastructure/docker/events/objects_session.h"

#include <functional>
#include <memory>

namespace wakedock::docker {

/// Follows an engine's images, volumes and networks for ever. Says nothing of a lost connection: EngineWatch, which
/// follows the same engine, does.
class ObjectsWatch
{
public:
    /// Ends when `cancel` fires, without an exception.
    static Task<void> run(std::shared_ptr<DockerClient> client, ObjectsSession::OnFact onFact, WatchOptions options,
                          CancelToken cancel);
};

} // namespace wakedock::docker
