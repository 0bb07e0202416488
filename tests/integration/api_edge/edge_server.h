#pragma once

#include "backend/api/http/http_server.h"
#include "backend/api/middleware/api_pipeline.h"
#include "backend/api/middleware/middleware_chain.h"
#include "tests/support/fakes/recording_log.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace wakedock::tests {

/// Knows the tokens `admin-token`, `operator-token` and `viewer-token`; permissions are the real rules.
class FakeAccess : public api::IAccess
{
public:
    FakeAccess();
    Task<core::Actor> authenticate(std::string bearer) override;
    [[nodiscard]] bool allows(const core::Actor &actor, std::string_view permission) const override;

    std::map<std::string, core::Actor> actors; ///< By token; take one out to end its session.
    std::string forbidden; ///< A permission taken from `forbiddenTo`.
    std::string forbiddenTo; ///< A user name.
};

/// The real server with all middlewares on a free port of the loopback, and a few routes that show what arrives:
/// GET /echo/{name} and GET /slow (answers when `release` is told), POST /echo (its body, at most 1 MB), PUT /versioned,
/// GET /secret (signed in), POST /services (services:create), GET /large (`largeBytes` of it), GET /broken,
/// GET /patient (until the server stops).
class EdgeServer
{
public:
    explicit EdgeServer(const api::HttpLimits &limits = {}, const api::EdgeSettings &settings = generousSettings(),
                        api::IUpgradeHandler *upgrades = nullptr);
    ~EdgeServer();

    /// No rate limit gets in the way of a test about something else.
    static api::EdgeSettings generousSettings();
    /// Deadlines of some hundred milliseconds.
    static api::HttpLimits impatientLimits();

    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    api::HttpServer &server() { return *m_server; }

    RecordingLog log;
    FakeAccess access;
    Completion<> release; ///< GET /slow waits for it.
    std::vector<std::string> handled; ///< Paths, in the order in which handlers began.
    std::size_t largeBytes = 8 * 1024 * 1024;

private:
    void addRoutes();
    void addRoute(const std::string &method, const std::string &pattern, std::string_view permission,
                  api::RouteHandler handler);
    static Task<api::HttpResponse> slow(Completion<> release);
    static Task<api::HttpResponse> patient(api::HttpRequest request);

    api::Router m_router;
    std::unique_ptr<api::ApiPipeline> m_pipeline;
    std::unique_ptr<api::HttpServer> m_server;
};

} // namespace wakedock::tests
