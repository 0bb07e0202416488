#include "backend/infrastructure/docker/events/objects_watch.h"

#include "backend/infrastructure/docker/events/pause.h"
#include "backend/shared/async/settle.h"

namespace wakedock::docker {

Task<void> ObjectsWatch::run(std::shared_ptr<DockerClient> client, ObjectsSession::OnFact onFact, WatchOptions options,
                             CancelToken cancel)
{
    Backoff backoff(options.firstRetry, options.longestRetry);
    while (!cancel.isCancelled()) {
        const auto session = std::make_shared<ObjectsSession>(client, onFact, options.heartbeat);
        const auto ended = co_await settle(ObjectsSession::run(session, cancel));
        if (asError(ended.failure).code() == ErrorCode::Cancelled) {
            break; // the watcher or the whole client ended
        }
        if (session->wasLive()) {
            backoff.reset();
        }
        co_await settle(pauseFor(backoff.next(), cancel));
    }
}

} // namespace wakedock::docker
