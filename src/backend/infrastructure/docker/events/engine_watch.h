#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/infrastructure/docker/client/docker_client.h"
#include "backend/shared/async/backoff.h"
#include "backend/shared/logging/log.h"

#include <functional>
#include <memory>

namespace wakedock::docker {

struct WatchOptions {
    std::chrono::milliseconds firstRetry = std::chrono::milliseconds(250);
    std::chrono::milliseconds longestRetry = std::chrono::seconds(30);
    std::chrono::milliseconds heartbeat = std::chrono::seconds(10);
};

/// Follows an engine for ever: a restarted daemon must not silence WakeDock. Tells Gap once for each reason, however
/// often the next attempts fail for the same.
class EngineWatch
{
public:
    /// Ends when `cancel` fires, without an exception.
    static Task<void> run(std::shared_ptr<DockerClient> client, std::function<void(core::EngineFact)> onFact,
                          WatchOptions options, Log log, CancelToken cancel);
};

} // namespace wakedock::docker
