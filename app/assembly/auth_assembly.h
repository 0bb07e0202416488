#pragma once

#include "app/settings/settings.h"
#include "backend/core/ports/i_clock.h"
#include "backend/core/ports/i_event_bus.h"
#include "backend/core/ports/i_password_hasher.h"
#include "backend/core/ports/i_token_codec.h"
#include "backend/core/queries/auth/list_users.h"
#include "backend/core/queries/auth/who_am_i.h"
#include "backend/core/repositories/i_store.h"
#include "backend/core/services/login_throttle.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/session_issuer.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/authenticate.h"
#include "backend/core/use_cases/auth/change_password.h"
#include "backend/core/use_cases/auth/create_first_admin.h"
#include "backend/core/use_cases/auth/create_user.h"
#include "backend/core/use_cases/auth/refresh_session.h"
#include "backend/core/use_cases/auth/set_up.h"
#include "backend/core/use_cases/auth/set_user_password.h"
#include "backend/core/use_cases/auth/sign_in.h"
#include "backend/core/use_cases/auth/sign_out.h"

namespace wakedock::app {

/// What signing in stands on.
struct AuthGround {
    core::IStore &store;
    core::IEventBus &events;
    core::IClock &clock;
    core::IPasswordHasher &hasher;
    core::ITokenCodec &codec;
};

/// Everything about who asks: users, sessions, set-up. Lives on the backend thread.
class AuthAssembly
{
public:
    AuthAssembly(const AuthGround &ground, const SecuritySettings &settings);

    core::UserService users;
    core::LoginThrottle throttle;
    core::SessionIssuer issuer;
    core::PasswordService passwords;
    core::CreateFirstAdmin createFirstAdmin;
    core::SetUp setUp;
    core::SignIn signIn;
    core::RefreshSession refreshSession;
    core::SignOut signOut;
    core::ChangePassword changePassword;
    core::CreateUser createUser;
    core::SetUserPassword setUserPassword;
    core::Authenticate authenticate;
    core::WhoAmI whoAmI;
    core::ListUsers listUsers;
};

} // namespace wakedock::app
