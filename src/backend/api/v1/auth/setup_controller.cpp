#include "backend/api/v1/auth/setup_controller.h"

#include "backend/api/json/user_json.h"
#include "backend/api/openapi/request_binder.h"
#include "backend/core/use_cases/auth/set_up.h"

#include <utility>

namespace wakedock::api {

SetupController::SetupController(core::SetUp &setUp) : m_setUp(setUp) { }

void SetupController::addRoutes(ApiRoutes &routes)
{
    routes.serve("getSetup", [this](ApiCall call) { return state(std::move(call)); });
    // Nobody learns from a refusal of a body that there was something to set up.
    const auto *operation = &routes.operation("setUp");
    routes.serveUnchecked("setUp", [this, operation](HttpRequest request) {
        requireNeeded();
        return setUp(bindRequest(*operation, std::move(request)));
    });
}

// -> {needed}
Task<HttpResponse> SetupController::state(ApiCall call)
{
    static_cast<void>(call);
    co_return HttpResponse::json(200, m_setUp.needed() ? R"({"needed":true})" : R"({"needed":false})");
}

// {token, username, password} -> 201 User
Task<HttpResponse> SetupController::setUp(ApiCall call)
{
    core::SetUpRequest wish{Secret(call.bodyText("token")), call.bodyText("username"), Secret(call.bodyText("password"))};
    const auto user = co_await m_setUp.execute(call.context(), std::move(wish));
    co_return HttpResponse::json(201, userJson(user));
}

void SetupController::requireNeeded() const
{
    if (!m_setUp.needed()) {
        throw Error(ErrorCode::NotFound, "not_found", "WakeDock is set up already.");
    }
}

} // namespace wakedock::api
