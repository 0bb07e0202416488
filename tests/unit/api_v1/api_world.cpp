#include "api_world.h"

#include "backend/api/http/problem_detail.h"
#include "backend/api/http/request_target.h"
#include "backend/core/domain/rules/permission_rules.h"

namespace wakedock::tests {

using nlohmann::json;

std::string Reply::complaint() const
{
    std::string line = body.value("code", std::string());
    for (const auto &error : body.value("errors", json::array())) {
        line += " " + error.at("field").get<std::string>();
    }
    return line;
}

ApiWorld::ApiWorld()
    : auth({workshop.store, workshop.bus(), workshop.clock, hasher, codec}, app::SecuritySettings())
    , document(api::OpenApiDocument::embedded())
    , catalog(document)
    , idempotency(workshop.clock)
    , routes(router, catalog, idempotency)
    , controllers(workshop.core(), auth, catalog, document.text(), tickets)
{
    controllers.addRoutes(routes);
}

api::HttpRequest ApiWorld::request(const std::string &method, const std::string &target, const std::string &body,
                                   const Headers &headers) const
{
    api::HttpRequest request;
    request.method = method;
    request.target = target;
    request.body = body;
    for (const auto &[name, value] : headers) {
        request.headers.add(name, value);
    }
    if (!body.empty() && request.headers.find("Content-Type") == nullptr) {
        request.headers.add("Content-Type", "application/json");
    }
    api::readTarget(request);
    const auto match = router.match(method, request.segments);
    request.route = match.route;
    request.pathParameters = match.parameters;
    request.context = WorkshopFixture::as(role);
    return request;
}

Task<api::HttpResponse> ApiWorld::begin(const std::string &method, const std::string &target, const std::string &body,
                                        Headers headers)
{
    auto made = request(method, target, body, headers);
    if (made.route == nullptr) {
        throw Error(ErrorCode::NotFound, "not_found", "No route.");
    }
    core::requirePermission(made.context.actor, made.route->permission);
    const auto &handler = made.route->handler;
    return handler(std::move(made));
}

Reply ApiWorld::ask(const std::string &method, const std::string &target, const std::string &body, Headers headers)
{
    api::HttpResponse response;
    try {
        response = await(begin(method, target, body, std::move(headers)));
    } catch (...) {
        response = api::problem(std::current_exception(), "request-1");
    }
    return replyOf(response);
}

Reply ApiWorld::post(const std::string &target, const json &body, Headers headers)
{
    return ask("POST", target, body.dump(), std::move(headers));
}

Reply ApiWorld::replyOf(const api::HttpResponse &response)
{
    Reply reply;
    reply.status = response.status;
    for (const auto &[name, value] : response.headers) {
        reply.headers[name] = value;
    }
    reply.text = response.body ? *response.body : std::string();
    reply.body = json::parse(reply.text, nullptr, false);
    return reply;
}

json ApiWorld::deployed(const std::string &name, json more)
{
    more["name"] = name;
    if (!more.contains("image")) {
        more["image"] = "nginx:1.25";
    }
    const auto reply = post("/api/v1/services", more);
    if (reply.status != 201) {
        std::string log;
        for (const auto &line : workshop.sink.lines()) {
            log += "\n" + line;
        }
        throw std::runtime_error("not deployed: " + reply.text + log);
    }
    return reply.body;
}

} // namespace wakedock::tests
