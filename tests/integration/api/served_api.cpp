#include "served_api.h"

#include "backend/api/middleware/middleware_chain.h"
#include "backend/api/pages/page_routes.h"

namespace wakedock::tests {

namespace {

const std::string adminPassword = "nine wooden oars";

} // namespace

ServedApi::ServedApi() : m_access(world.auth.authenticate)
{
    const Log log(world.workshop.sink, log_category::Api);
    api::PageRoutes(world.document).addRoutes(world.router);
    api::EdgeSettings settings;
    settings.rateLimits = {1'000'000, 1'000'000};
    m_pipeline = std::make_unique<api::ApiPipeline>(api::makeMiddlewareChain(settings, world.router, m_access, log), log);
    m_server = std::make_unique<api::HttpServer>(*m_pipeline, nullptr, api::HttpLimits(), log);
    m_server->start("127.0.0.1", 0);
}

ServedApi::~ServedApi()
{
    await(m_server->stop(std::chrono::milliseconds(0)));
}

RawAnswer ServedApi::ask(const std::string &method, const std::string &target, const std::string &token,
                         const std::string &body, const std::string &moreHeaders)
{
    std::string text =
        method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port()) + "\r\n" + moreHeaders;
    if (!token.empty()) {
        text += "Authorization: Bearer " + token + "\r\n";
    }
    if (!body.empty() && moreHeaders.find("Content-Type") == std::string::npos) {
        text += "Content-Type: application/json\r\n";
    }
    text += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    RawClient client(port());
    client.send(QByteArray::fromStdString(text));
    return client.answer(method == "HEAD");
}

std::string ServedApi::signIn()
{
    const auto setupToken = std::string(world.auth.setUp.issueToken().reveal());
    const nlohmann::json wish = {{"token", setupToken}, {"username", "ada"}, {"password", adminPassword}};
    ask("POST", "/api/v1/setup", {}, wish.dump());
    const nlohmann::json login = {{"username", "ada"}, {"password", adminPassword}};
    return bodyOf(ask("POST", "/api/v1/auth/login", {}, login.dump())).value("access_token", std::string());
}

} // namespace wakedock::tests
