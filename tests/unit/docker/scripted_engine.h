#pragma once

#include "backend/infrastructure/docker/docker_engine.h"
#include "backend/infrastructure/http_client/socket_connector.h"
#include "tests/support/fakes/recording_log.h"
#include "tests/support/fakes/scripted_http_server.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A DockerEngine whose peer says what the test wants, for what a real engine does not do on demand.
/// Answers `/version` by itself; other targets (without the version in front) are looked up in `answers`, else 404.
class ScriptedEngine
{
public:
    struct Answer {
        int status = 200;
        std::string body;
    };
    std::map<std::string, Answer> answers; ///< By `METHOD /path`, without the query.
    std::string versionBody = R"({"Version":"20.10.24","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux"})";
    bool isSilent = false; ///< Takes requests and never answers.

    explicit ScriptedEngine(docker::WatchOptions options = {})
        : m_server([this](const auto &request, auto peer) { onRequest(request, peer); })
        , client(std::make_shared<docker::DockerClient>(
              std::make_unique<http_client::SocketConnector>(http_client::Endpoint::tcp("127.0.0.1", m_server.listenTcp()))))
        , engine(client, Log(m_log, log_category::Docker), options)
    {
    }

    /// One line of the event stream, once somebody follows it.
    void say(const std::string &action, const std::string &id) const
    {
        m_events->chunk(R"({"Type":"container","Action":")" + action + R"(","Actor":{"ID":")" + id + "\"}}\n");
    }
    [[nodiscard]] bool isFollowed() const { return m_events.has_value(); }
    void endEvents()
    {
        m_events->endChunks();
        m_events.reset();
    }
    void tellContainer(const std::string &id, const std::string &status)
    {
        answers["GET /containers/" + id + "/json"] = {
            200, R"({"Id":")" + id + R"(","Name":"/c","State":{"Status":")" + status + R"("}})"};
    }
    [[nodiscard]] std::vector<std::string> targets() const
    {
        std::vector<std::string> targets;
        for (const auto &request : m_server.requests()) {
            targets.push_back(request.target);
        }
        return targets;
    }
    [[nodiscard]] int countOf(const std::string &target) const
    {
        int count = 0;
        for (const auto &known : targets()) {
            count += known.find(target) != std::string::npos ? 1 : 0;
        }
        return count;
    }

private:
    void onRequest(const ScriptedHttpServer::Request &request, const ScriptedHttpServer::Peer &peer)
    {
        const auto path = request.target.substr(0, request.target.find('?'));
        const auto bare = path.starts_with("/v1.") ? path.substr(path.find('/', 1)) : path;
        if (isSilent) {
            return;
        }
        if (bare == "/version") {
            peer.answer(200, versionBody);
        } else if (bare == "/_ping") {
            peer.answer(200, "OK");
        } else if (bare == "/events") {
            peer.startChunks();
            m_events = peer;
        } else if (const auto known = answers.find(request.method + " " + bare); known != answers.end()) {
            peer.answer(known->second.status, known->second.body);
        } else {
            peer.answer(404, R"({"message":"page not found"})");
        }
    }

    RecordingLog m_log;
    ScriptedHttpServer m_server;
    std::optional<ScriptedHttpServer::Peer> m_events;

public:
    std::shared_ptr<docker::DockerClient> client;
    docker::DockerEngine engine;
};

} // namespace wakedock::tests
