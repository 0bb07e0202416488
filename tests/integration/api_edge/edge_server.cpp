#include "edge_server.h"

#include "backend/core/domain/rules/permission_rules.h"
#include "raw_client.h"
#include "tests/support/async_test.h"

#include <stdexcept>
#include <utility>

namespace wakedock::tests {

using api::HttpRequest;
using api::HttpResponse;

namespace {

core::Actor edgeActor(const std::string &name, core::Role role)
{
    return {core::Actor::Kind::User, name, core::UserId("id-of-" + name), core::SessionId("session-of-" + name), role};
}

} // namespace

FakeAccess::FakeAccess()
    : actors{{"admin-token", edgeActor("admin", core::Role::Admin)},
             {"operator-token", edgeActor("operator", core::Role::Operator)},
             {"viewer-token", edgeActor("viewer", core::Role::Viewer)}}
{
}

Task<core::Actor> FakeAccess::authenticate(std::string bearer)
{
    const auto found = actors.find(bearer);
    if (found == actors.end()) {
        throw Error(ErrorCode::NotAuthenticated, "token_invalid", "The access token is not valid.");
    }
    co_return core::Actor(found->second);
}

bool FakeAccess::allows(const core::Actor &actor, std::string_view permission) const
{
    const bool takenBack = actor.name == forbiddenTo && permission == forbidden;
    return !takenBack && core::allows(actor.role, permission);
}

EdgeServer::EdgeServer(const api::HttpLimits &limits, const api::EdgeSettings &settings, api::IUpgradeHandler *upgrades)
{
    ignoreBrokenPipes();
    const Log edgeLog(log, log_category::Api);
    addRoutes();
    m_pipeline = std::make_unique<api::ApiPipeline>(api::makeMiddlewareChain(settings, m_router, access, edgeLog), edgeLog);
    m_server = std::make_unique<api::HttpServer>(*m_pipeline, upgrades, limits, edgeLog);
    m_server->start("127.0.0.1", 0);
}

EdgeServer::~EdgeServer()
{
    release.succeed();
    await(m_server->stop(std::chrono::milliseconds(0)));
}

api::EdgeSettings EdgeServer::generousSettings()
{
    api::EdgeSettings settings;
    settings.rateLimits = {1'000'000, 1'000'000};
    settings.hostNames = {"panel.example.org"};
    settings.corsOrigins = {"https://friend.example.org"};
    return settings;
}

api::HttpLimits EdgeServer::impatientLimits()
{
    using std::chrono::milliseconds;
    api::HttpLimits limits;
    limits.head = milliseconds(300);
    limits.bodyIdle = milliseconds(300);
    limits.keepAliveIdle = milliseconds(300);
    limits.writeIdle = milliseconds(500);
    limits.linger = milliseconds(200);
    limits.sweep = milliseconds(20);
    return limits;
}

Task<HttpResponse> EdgeServer::slow(Completion<> release)
{
    co_await release;
    co_return HttpResponse::json(200, R"("slow")");
}

Task<HttpResponse> EdgeServer::patient(HttpRequest request)
{
    Completion<> stopped;
    const auto registration = request.context.cancel.onCancel([stopped]() mutable { stopped.fail(Cancelled()); });
    co_await stopped;
    co_return HttpResponse::noContent();
}

void EdgeServer::addRoute(const std::string &method, const std::string &pattern, std::string_view permission,
                          api::RouteHandler handler)
{
    api::Route route;
    route.method = method;
    route.pattern = pattern;
    route.permission = permission;
    route.handler = [this, handler = std::move(handler)](HttpRequest request) {
        handled.push_back(request.path);
        return handler(std::move(request));
    };
    route.needsIfMatch = method == "PUT";
    m_router.add(std::move(route));
}

void EdgeServer::addRoutes()
{
    using namespace core::permission;
    addRoute("GET", "/echo/{name}", Public, [](HttpRequest request) -> Task<HttpResponse> {
        co_return HttpResponse::json(200, "\"" + request.pathParameters.value("name") + "\"");
    });
    addRoute("GET", "/address", Public, [](HttpRequest request) -> Task<HttpResponse> {
        co_return HttpResponse::text(200, "text/plain", request.context.address + (request.secure ? " secure" : ""));
    });
    addRoute("POST", "/echo", Public, [](HttpRequest request) -> Task<HttpResponse> {
        co_return HttpResponse::text(200, "text/plain", std::move(request.body));
    });
    addRoute("PUT", "/versioned", Public, [](HttpRequest) -> Task<HttpResponse> { co_return HttpResponse::noContent(); });
    addRoute("GET", "/secret", SignedIn, [](HttpRequest request) -> Task<HttpResponse> {
        co_return HttpResponse::json(200, "\"" + request.context.actor.name + "\"");
    });
    addRoute("POST", "/services", ServicesCreate,
             [](HttpRequest) -> Task<HttpResponse> { co_return HttpResponse::json(201, "{}"); });
    addRoute("GET", "/slow", Public, [this](HttpRequest) { return slow(release); });
    addRoute("GET", "/patient", Public, &EdgeServer::patient);
    addRoute("GET", "/large", Public, [this](HttpRequest) -> Task<HttpResponse> {
        co_return HttpResponse::text(200, "application/octet-stream", std::string(largeBytes, 'x'));
    });
    addRoute("GET", "/broken", Public,
             [](HttpRequest) -> Task<HttpResponse> { throw std::runtime_error("inside information"); });
    for (const char *pattern : {"/live", "/api/v1/services/{id}/terminal", "/api/v1/containers/{id}/terminal"}) {
        api::Route live;
        live.method = "GET";
        live.pattern = pattern;
        live.permission = Public;
        live.kind = api::RouteKind::WebSocket;
        m_router.add(std::move(live));
    }
}

} // namespace wakedock::tests
