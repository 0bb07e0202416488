#include "backend/infrastructure/docker/events/watch_session.h"

#include "backend/infrastructure/docker/container_listing.h"
#include "backend/infrastructure/docker/events/pause.h"
#include "backend/infrastructure/docker/requests/container_requests.h"
#include "backend/infrastructure/docker/requests/json_lines.h"

namespace wakedock::docker {

using core::CallContext;
using core::Container;

namespace {

CallContext watchContext(CancelToken cancel)
{
    CallContext context;
    context.actor = core::Actor::system();
    context.cancel = std::move(cancel);
    return context;
}

Timestamp watchNow()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Error watchStreamEnded()
{
    return Error(ErrorCode::Unavailable, "engine_unreachable", "The engine ended its stream of events.")
        .withRemedy("Start Docker if it does not come back by itself.");
}

} // namespace

WatchSession::WatchSession(std::shared_ptr<DockerClient> client, OnFact onFact, std::chrono::milliseconds heartbeat)
    : m_client(std::move(client))
    , m_onFact(std::move(onFact))
    , m_heartbeat(heartbeat)
    , m_scope([this](const std::string & /*what*/, const std::exception_ptr &failure) { end(failure); })
{
}

void WatchSession::end(const std::exception_ptr &reason)
{
    m_opened.fail(reason);
    m_ended.fail(reason);
}

Task<void> WatchSession::run(Self self, CancelToken cancel)
{
    const auto registration = cancel.onCancel([self] { self->end(std::make_exception_ptr(Cancelled())); });
    std::exception_ptr failure;
    try {
        co_await follow(self, cancel);
    } catch (...) {
        failure = std::current_exception();
    }
    self->m_scope.cancel();
    co_await self->m_scope.idle();
    std::rethrow_exception(failure ? failure : std::make_exception_ptr(watchStreamEnded()));
}

Task<void> WatchSession::follow(Self self, CancelToken cancel)
{
    const auto version = co_await self->m_client->negotiate(watchContext(cancel).withDeadline(self->m_heartbeat));
    self->m_scope.start("events", [self](CancelToken token) { return readEvents(self, std::move(token)); });
    co_await self->m_opened;
    auto containers = co_await listWholeContainers(self->m_client, watchContext(cancel), {}, {});
    cancel.throwIfCancelled();
    for (const auto &container : containers) {
        self->m_known.insert(container.id);
    }
    self->m_isLive = true;
    self->m_onFact(core::engine_fact::Listed{std::move(containers), version});
    for (const auto &event : std::exchange(self->m_backlog, {})) {
        self->take(event);
    }
    self->m_scope.start("pulse", [self](CancelToken token) { return watchPulse(self, std::move(token)); });
    co_await self->m_ended;
}

Task<void> WatchSession::readEvents(Self self, CancelToken cancel)
{
    const auto lines = std::make_shared<JsonLines>([weak = std::weak_ptr(self)](std::string_view line) {
        if (const auto alive = weak.lock()) {
            alive->onLine(line);
        }
    });
    auto onChunk = [lines](std::string_view piece) { lines->feed(piece); };
    auto onHead = [weak = std::weak_ptr(self)] {
        if (const auto alive = weak.lock()) {
            alive->m_opened.succeed();
        }
    };
    co_await self->m_client->stream(watchContext(cancel), eventsCall(watchNow()), std::move(onChunk), std::move(onHead));
    throw watchStreamEnded();
}

Task<void> WatchSession::watchPulse(Self self, CancelToken cancel)
{
    while (true) {
        co_await pauseFor(self->m_heartbeat, cancel);
        co_await self->m_client->ping(watchContext(cancel), self->m_heartbeat);
    }
}

void WatchSession::onLine(std::string_view line)
{
    const auto event = readContainerEvent(line);
    if (!event || m_ended.isDone()) {
        return;
    }
    if (m_isLive) {
        take(*event);
    } else {
        m_backlog.push_back(*event);
    }
}

void WatchSession::take(const ContainerEvent &event)
{
    if (event.action == "destroy") {
        takeGone(event.containerId);
        return;
    }
    const auto [pending, isFirst] = m_pending.try_emplace(event.containerId);
    pending->second.causes.push_back(event.action);
    if (isFirst) {
        m_scope.start("inspect", [self = shared_from_this(), id = event.containerId](CancelToken token) {
            return inspect(self, id, std::move(token));
        });
    }
}

void WatchSession::takeGone(const std::string &id)
{
    m_pending.erase(id);
    if (m_known.erase(id) > 0) {
        m_onFact(core::engine_fact::Gone{id});
    }
}

Task<void> WatchSession::inspect(Self self, std::string id, CancelToken cancel)
{
    for (auto pending = self->m_pending.find(id); pending != self->m_pending.end(); pending = self->m_pending.find(id)) {
        // What came before the question is answered by it; what comes while it is under way needs another one.
        const auto causes = std::exchange(pending->second.causes, {});
        if (causes.empty()) {
            self->m_pending.erase(pending);
            co_return;
        }
        const auto answer = co_await self->m_client->ask(watchContext(cancel), inspectContainerCall(id));
        if (!self->m_pending.contains(id)) {
            co_return; // destroyed meanwhile, and told so
        }
        if (answer.status >= 400) {
            self->takeGone(id);
            co_return;
        }
        const Container container = readInspected(answer);
        self->m_known.insert(id);
        for (const auto &cause : causes) {
            self->m_onFact(core::engine_fact::Changed{container, cause});
        }
    }
}

} // namespace wakedock::docker
