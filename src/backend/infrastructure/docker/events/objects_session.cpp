#include "backend/infrastructure/docker/events/objects_session.h"

#include "backend/infrastructure/docker/events/object_event.h"
#include "backend/infrastructure/docker/events/pause.h"
#include "backend/infrastructure/docker/requests/image_object_requests.h"
#include "backend/infrastructure/docker/requests/json_lines.h"
#include "backend/infrastructure/docker/requests/network_object_requests.h"
#include "backend/infrastructure/docker/requests/volume_object_requests.h"

#include <utility>

namespace wakedock::docker {

using core::CallContext;
using core::ObjectKind;

namespace {

/// How long events gather before their kind is listed anew.
constexpr std::chrono::milliseconds ObjectsGathering{200};

CallContext objectsContext(CancelToken cancel)
{
    CallContext context;
    context.actor = core::Actor::system();
    context.cancel = std::move(cancel);
    return context;
}

EngineCall objectEventsCall()
{
    return {{"GET", "/events?filters=" + http_client::percentEncode(R"({"type":["image","volume","network"]})"), {}, {}},
            "tell its events",
            "engine_object_not_found",
            {}};
}

Error objectsStreamEnded()
{
    return Error(ErrorCode::Unavailable, "engine_unreachable", "The engine ended its stream of events.")
        .withRemedy("Start Docker if it does not come back by itself.");
}

} // namespace

ObjectsSession::ObjectsSession(std::shared_ptr<DockerClient> client, OnFact onFact, std::chrono::milliseconds heartbeat)
    : m_client(std::move(client))
    , m_onFact(std::move(onFact))
    , m_heartbeat(heartbeat)
    , m_scope([this](const std::string & /*what*/, const std::exception_ptr &failure) { end(failure); })
{
}

void ObjectsSession::end(const std::exception_ptr &reason)
{
    m_opened.fail(reason);
    m_ended.fail(reason);
}

Task<void> ObjectsSession::run(Self self, CancelToken cancel)
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
    std::rethrow_exception(failure ? failure : std::make_exception_ptr(objectsStreamEnded()));
}

Task<void> ObjectsSession::follow(Self self, CancelToken cancel)
{
    co_await self->m_client->negotiate(objectsContext(cancel).withDeadline(self->m_heartbeat));
    self->m_scope.start("events", [self](CancelToken token) { return readEvents(self, std::move(token)); });
    co_await self->m_opened;
    self->m_stale = {ObjectKind::Images, ObjectKind::Volumes, ObjectKind::Networks};
    self->m_isListing = true;
    self->m_scope.start("lists", [self](CancelToken token) { return listStale(self, std::move(token)); });
    self->m_scope.start("pulse", [self](CancelToken token) { return watchPulse(self, std::move(token)); });
    co_await self->m_ended;
}

Task<void> ObjectsSession::readEvents(Self self, CancelToken cancel)
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
    co_await self->m_client->stream(objectsContext(cancel), objectEventsCall(), std::move(onChunk), std::move(onHead));
    throw objectsStreamEnded();
}

Task<void> ObjectsSession::watchPulse(Self self, CancelToken cancel)
{
    while (true) {
        co_await pauseFor(self->m_heartbeat, cancel);
        co_await self->m_client->ping(objectsContext(cancel), self->m_heartbeat);
    }
}

void ObjectsSession::onLine(std::string_view line)
{
    const auto kind = readObjectEvent(line);
    if (!kind || m_ended.isDone()) {
        return;
    }
    m_stale.insert(*kind);
    if (!std::exchange(m_isListing, true)) {
        m_scope.start("lists", [self = shared_from_this()](CancelToken token) -> Task<void> {
            return listStale(self, std::move(token));
        });
    }
}

/// Lists at once where nothing was listed before; otherwise after the events of a moment have gathered.
Task<void> ObjectsSession::listStale(Self self, CancelToken cancel)
{
    while (!self->m_stale.empty()) {
        if (self->m_isLive) {
            co_await pauseFor(ObjectsGathering, cancel);
        }
        // What happens while a list is read makes it stale again.
        const auto kinds = std::exchange(self->m_stale, {});
        for (const ObjectKind kind : kinds) {
            auto fact = co_await list(self, kind, cancel);
            cancel.throwIfCancelled();
            self->m_onFact(std::move(fact));
        }
        self->m_isLive = true;
    }
    self->m_isListing = false;
}

Task<core::ObjectFact> ObjectsSession::list(Self self, ObjectKind kind, CancelToken cancel)
{
    const auto client = self->m_client;
    if (kind == ObjectKind::Images) {
        const auto images = co_await client->send(objectsContext(cancel), listImagesCall());
        co_return core::ObjectFact(readImageSummaries(images));
    }
    if (kind == ObjectKind::Volumes) {
        const auto volumes = co_await client->send(objectsContext(cancel), listAllVolumesCall());
        co_return core::ObjectFact(readVolumeSummaries(volumes));
    }
    const auto networks = co_await client->send(objectsContext(cancel), listAllNetworksCall());
    co_return core::ObjectFact(readNetworkSummaries(networks));
}

} // namespace wakedock::docker
