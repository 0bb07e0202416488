#pragma once

#include "backend/api/v1/common/api_routes.h"

namespace wakedock::core {
class ChangePassword;
class RefreshSession;
class SignIn;
class SignOut;
class WhoAmI;
} // namespace wakedock::core

namespace wakedock::api {

/// Sessions and one's own account.
struct AuthCalls {
    core::SignIn &signIn;
    core::RefreshSession &refresh;
    core::SignOut &signOut;
    core::ChangePassword &changePassword;
    core::WhoAmI &whoAmI;
};

class AuthController
{
public:
    explicit AuthController(AuthCalls calls);
    void addRoutes(ApiRoutes &routes);

private:
    Task<HttpResponse> login(ApiCall call);
    Task<HttpResponse> refresh(ApiCall call);
    Task<HttpResponse> logout(ApiCall call);
    Task<HttpResponse> me(ApiCall call);
    Task<HttpResponse> changePassword(ApiCall call);

    AuthCalls m_calls;
};

} // namespace wakedock::api
