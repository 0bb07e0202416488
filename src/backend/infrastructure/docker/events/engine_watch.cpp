#include "backend/infrastructure/docker/events/engine_watch.h"

#include "backend/infrastructure/docker/events/pause.h"
#include "backend/infrastructure/docker/events/watch_session.h"

namespace wakedock::docker {

namespace {

/// Runs one session. @return why it ended
Task<std::shared_ptr<Error>> watchOnce(std::shared_ptr<WatchSession> session, CancelToken cancel)
{
    std::exception_ptr failure;
    try {
        co_await WatchSession::run(session, cancel);
    } catch (...) {
        failure = std::current_exception();
    }
    co_return std::make_shared<Error>(asError(failure));
}

Task<void> watchRest(std::chrono::milliseconds span, CancelToken cancel)
{
    try {
        co_await pauseFor(span, cancel);
    } catch (const Cancelled &) {
        co_return; // the loop looks at the token itself
    }
}

} // namespace

Task<void> EngineWatch::run(std::shared_ptr<DockerClient> client, std::function<void(core::EngineFact)> onFact,
                            WatchOptions options, Log log, CancelToken cancel)
{
    Backoff backoff(options.firstRetry, options.longestRetry);
    std::string toldReason;
    while (!cancel.isCancelled()) {
        const auto session = std::make_shared<WatchSession>(client, onFact, options.heartbeat);
        const auto ended = co_await watchOnce(session, cancel);
        if (cancel.isCancelled() || ended->code() == ErrorCode::Cancelled) {
            break;
        }
        if (session->wasLive()) {
            backoff.reset();
            toldReason.clear();
        }
        const auto span = backoff.next();
        if (ended->message() != toldReason) {
            toldReason = ended->message();
            log.warning("The engine is out of reach: " + toldReason,
                        {{"engine", client->peer()}, {"reason", ended->reason()}});
            onFact(core::engine_fact::Gap{ended->message(), ended->remedy()});
        }
        co_await watchRest(span, cancel);
    }
}

} // namespace wakedock::docker
