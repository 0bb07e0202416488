#pragma once

#include "backend/core/ports/i_container_engine.h"
#include "backend/infrastructure/docker/client/docker_client.h"
#include "backend/infrastructure/docker/events/container_event.h"
#include "backend/shared/async/completion.h"
#include "backend/shared/async/task_scope.h"

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace wakedock::docker {

/// One connection to the event stream, from its opening to its loss.
/// The stream is opened before the list is read, and what happens between the two waits: nothing is missed.
/// Each event is answered with the whole container, inspected after it; events of one container stay in order, and a
/// burst of them shares one inspection (each still is a fact of its own).
class WatchSession : public std::enable_shared_from_this<WatchSession>
{
public:
    using OnFact = std::function<void(core::EngineFact)>;

    /// @param heartbeat how often the engine is asked whether it lives: a hung one keeps its stream open and silent
    WatchSession(std::shared_ptr<DockerClient> client, OnFact onFact, std::chrono::milliseconds heartbeat);

    /// Ends only by an exception: the reason why the connection is lost, or Cancelled.
    static Task<void> run(std::shared_ptr<WatchSession> self, CancelToken cancel);
    /// Listed has been told.
    [[nodiscard]] bool wasLive() const { return m_isLive; }

private:
    using Self = std::shared_ptr<WatchSession>;
    struct Pending {
        std::deque<std::string> causes;
    };

    static Task<void> follow(Self self, CancelToken cancel);
    static Task<void> readEvents(Self self, CancelToken cancel);
    static Task<void> watchPulse(Self self, CancelToken cancel);
    static Task<void> inspect(Self self, std::string id, CancelToken cancel);
    void onLine(std::string_view line);
    void take(const ContainerEvent &event);
    void takeGone(const std::string &id);
    void end(const std::exception_ptr &reason);

    std::shared_ptr<DockerClient> m_client;
    OnFact m_onFact;
    std::chrono::milliseconds m_heartbeat;
    TaskScope m_scope;
    Completion<> m_opened;
    Completion<> m_ended;
    bool m_isLive = false;
    std::vector<ContainerEvent> m_backlog; ///< Events that came while the list was read.
    std::map<std::string, Pending> m_pending; ///< Containers being inspected, with the events that wait for it.
    std::set<std::string> m_known;
};

} // namespace wakedock::docker
