#pragma once

#include "app/assembly/api_access.h"
#include "backend/api/http/http_server.h"
#include "backend/api/middleware/api_pipeline.h"
#include "tests/integration/api_edge/raw_client.h"
#include "tests/unit/api_v1/api_world.h"

#include <memory>
#include <string>

namespace wakedock::tests {

/// The whole API as the program serves it, on a free port of the loopback: real server, middlewares, accounts and
/// controllers, over a core with fakes below.
class ServedApi
{
public:
    ServedApi();
    ~ServedApi();

    ApiWorld world;

    /// Sets WakeDock up and signs in over HTTP. @return the access token
    std::string signIn();
    /// One request on a connection of its own. @param token empty = none
    RawAnswer ask(const std::string &method, const std::string &target, const std::string &token,
                  const std::string &body = {}, const std::string &moreHeaders = {});
    static nlohmann::json bodyOf(const RawAnswer &answer) { return nlohmann::json::parse(answer.body, nullptr, false); }
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }

private:
    app::ApiAccess m_access;
    std::unique_ptr<api::ApiPipeline> m_pipeline;
    std::unique_ptr<api::HttpServer> m_server;
};

} // namespace wakedock::tests
