#pragma once

#include "backend/core/ports/i_engine_objects.h"
#include "backend/infrastructure/docker/client/docker_client.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task_scope.h"

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string_view>

namespace wakedock::docker {

/// One connection to the events of images, volumes and networks, from its opening to its loss. The stream is opened
/// before the lists are read: what happens between the two makes another list. A burst of events shares one list.
class ObjectsSession : public std::enable_shared_from_this<ObjectsSession>
{
public:
    using OnFact = std::function<void(core::ObjectFact)>;

    /// @param heartbeat how often the engine is asked whether it lives: a hung one keeps its stream open and silent
    ObjectsSession(std::shared_ptr<DockerClient> client, OnFact onFact, std::chrono::milliseconds heartbeat);

    /// Ends only by an exception: the reason why the connection is lost, or Cancelled.
    static Task<void> run(std::shared_ptr<ObjectsSession> self, CancelToken cancel);
    /// Something has been listed.
    [[nodiscard]] bool wasLive() const { return m_isLive; }

private:
    using Self = std::shared_ptr<ObjectsSession>;

    static Task<void> follow(Self self, CancelToken cancel);
    static Task<void> readEvents(Self self, CancelToken cancel);
    static Task<void> watchPulse(Self self, CancelToken cancel);
    static Task<void> listStale(Self self, CancelToken cancel);
    static Task<core::ObjectFact> list(Self self, core::ObjectKind kind, CancelToken cancel);
    void onLine(std::string_view line);
    void end(const std::exception_ptr &reason);

    std::shared_ptr<DockerClient> m_client;
    OnFact m_onFact;
    std::chrono::milliseconds m_heartbeat;
    TaskScope m_scope;
    Completion<> m_opened;
    Completion<> m_ended;
    bool m_isLive = false;
    bool m_isListing = false;
    std::set<core::ObjectKind> m_stale; ///< What was listed before its last event.
};

} // namespace wakedock::docker
