#include "backend/api/v1/auth/auth_controller.h"

#include "backend/api/json/user_json.h"
#include "backend/core/use_cases/auth/change_password.h"
#include "backend/core/use_cases/auth/refresh_session.h"
#include "backend/core/use_cases/auth/sign_in.h"
#include "backend/core/use_cases/auth/sign_out.h"

#include <utility>

namespace wakedock::api {

namespace {

constexpr std::size_t longestUserAgent = 255;

} // namespace

AuthController::AuthController(AuthCalls calls) : m_calls(calls) { }

void AuthController::addRoutes(ApiRoutes &routes)
{
    routes.serve("login", [this](ApiCall call) { return login(std::move(call)); });
    routes.serve("refresh", [this](ApiCall call) { return refresh(std::move(call)); });
    routes.serve("logout", [this](ApiCall call) { return logout(std::move(call)); });
    routes.serve("whoAmI", [this](ApiCall call) { return me(std::move(call)); });
    routes.serve("changePassword", [this](ApiCall call) { return changePassword(std::move(call)); });
}

// {username, password, totp?} -> {access_token, token_type, expires_in, refresh_token, user}
Task<HttpResponse> AuthController::login(ApiCall call)
{
    core::SignInRequest wish;
    wish.username = call.bodyText("username");
    wish.password = Secret(call.bodyText("password"));
    if (auto totp = call.bodyText("totp"); !totp.empty()) {
        wish.totp = std::move(totp);
    }
    wish.userAgent = std::string(call.request.headers.value("User-Agent").substr(0, longestUserAgent));
    const auto signedIn = co_await m_calls.signIn.execute(call.context(), std::move(wish));
    co_return HttpResponse::json(200, signedInJson(signedIn));
}

// {refresh_token} -> as login
Task<HttpResponse> AuthController::refresh(ApiCall call)
{
    Secret token(call.bodyText("refresh_token"));
    const auto signedIn = co_await m_calls.refresh.execute(call.context(), std::move(token));
    co_return HttpResponse::json(200, signedInJson(signedIn));
}

// -> 204
Task<HttpResponse> AuthController::logout(ApiCall call)
{
    co_await m_calls.signOut.execute(call.context());
    co_return HttpResponse::noContent();
}

// -> User, permissions, session_id
Task<HttpResponse> AuthController::me(ApiCall call)
{
    co_return HttpResponse::json(200, meJson(co_await m_calls.whoAmI.execute(call.context())));
}

// {current_password, new_password} -> 204
Task<HttpResponse> AuthController::changePassword(ApiCall call)
{
    core::ChangePasswordRequest wish{Secret(call.bodyText("current_password")), Secret(call.bodyText("new_password"))};
    co_await m_calls.changePassword.execute(call.context(), std::move(wish));
    co_return HttpResponse::noContent();
}

} // namespace wakedock::api
