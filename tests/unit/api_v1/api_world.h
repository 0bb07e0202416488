#pragma once

#include "app/assembly/api_controllers.h"
#include "backend/api/http/http_response.h"
#include "backend/api/openapi/openapi_document.h"
#include "backend/api/v1/common/api_routes.h"
#include "backend/api/v1/common/idempotency_store.h"
#include "plain_credentials.h"
#include "tests/support/fixtures/workshop_fixture.h"

#include <QFloat16> // QCOMPARE of JSON values looks at every number type there is

#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace wakedock::tests {

/// What came back, the body read.
struct Reply {
    int status = 0;
    std::map<std::string, std::string> headers;
    std::string text;
    nlohmann::json body;
    [[nodiscard]] std::string header(const std::string &name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
    /// Field names of a problem, in their order, and its code before them: `invalid_request name ports[0].host_port`.
    [[nodiscard]] std::string complaint() const;
};

using Headers = std::map<std::string, std::string>;

/// The API's controllers as the program wires them, on a whole core over fakes; requests come in behind the middlewares.
class ApiWorld
{
public:
    ApiWorld();

    WorkshopFixture workshop;
    PlainHasher hasher;
    PlainCodec codec;
    app::AuthAssembly auth;
    api::OpenApiDocument document;
    api::ApiCatalog catalog;
    api::IdempotencyStore idempotency;
    api::Router router;
    api::ApiRoutes routes;
    api::SocketTickets tickets{workshop.clock};
    app::ApiControllers controllers;

    /// Who asks from now on.
    core::Role role = core::Role::Admin;

    /// Waits for the answer; refusals become problem answers, as the pipeline makes them.
    Reply ask(const std::string &method, const std::string &target, const std::string &body = {}, Headers headers = {});
    Reply post(const std::string &target, const nlohmann::json &body, Headers headers = {});
    /// Begins without waiting.
    Task<api::HttpResponse> begin(const std::string &method, const std::string &target, const std::string &body,
                                  Headers headers = {});
    static Reply replyOf(const api::HttpResponse &response);
    /// A service that runs. @return its JSON
    nlohmann::json deployed(const std::string &name, nlohmann::json more = nlohmann::json::object());

private:
    api::HttpRequest request(const std::string &method, const std::string &target, const std::string &body,
                             const Headers &headers) const;
};

} // namespace wakedock::tests
