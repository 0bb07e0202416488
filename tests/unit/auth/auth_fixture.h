#pragma once

#include "backend/core/queries/auth/who_am_i.h"
#include "backend/core/services/login_throttle.h"
#include "backend/core/services/password_service.h"
#include "backend/core/services/session_issuer.h"
#include "backend/core/services/user_service.h"
#include "backend/core/use_cases/auth/authenticate.h"
#include "backend/core/use_cases/auth/refresh_session.h"
#include "backend/core/use_cases/auth/sign_in.h"
#include "backend/core/use_cases/auth/sign_out.h"
#include "backend/infrastructure/events/event_bus.h"
#include "tests/support/async_test.h"
#include "tests/support/fakes/fake_clock.h"
#include "tests/support/fakes/fake_password_hasher.h"
#include "tests/support/fakes/fake_store.h"
#include "tests/support/fakes/fake_token_codec.h"
#include "tests/support/fakes/recording_log.h"

#include <algorithm>
#include <string>
#include <vector>

namespace wakedock::tests {

/// A house with people in it and everything that signing in needs, on fakes.
struct AuthFixture {
    FakeClock clock;
    FakeStore store;
    FakePasswordHasher hasher;
    FakeTokenCodec codec{clock};
    RecordingLog lines;
    events::EventBus bus{clock, Log(lines, log_category::Auth)};
    core::UserService users{store, clock, bus};
    core::PasswordService passwords{hasher, {}};
    core::SessionIssuer issuer{codec, clock, {}};
    core::LoginThrottle throttle{clock, {}};
    core::SignIn signIn{store, passwords, issuer, users, throttle};
    core::RefreshSession refresh{store, issuer, users};
    core::SignOut signOut{store, clock, users};
    core::Authenticate authenticate{codec, users};

    static constexpr const char *Password = "violet harbour lantern";

    core::User add(const std::string &name, core::Role role = core::Role::Operator)
    {
        core::User user;
        user.id = core::UserId("id-" + name);
        user.username = name;
        user.role = role;
        user.passwordHash = FakePasswordHasher::hashOf(Password);
        user.createdAt = clock.now();
        store.now([&](core::Repositories &all) { user = all.users().create(user); });
        users.userStored(user);
        return user;
    }

    static core::CallContext from(const std::string &address = "192.0.2.1")
    {
        core::CallContext context;
        context.actor = {};
        context.actor.name = "anonymous";
        context.address = address;
        return context;
    }
    static core::CallContext as(const core::Actor &actor)
    {
        auto context = from();
        context.actor = actor;
        return context;
    }

    core::SignedIn enter(const std::string &name, const std::string &address = "192.0.2.1")
    {
        return await(signIn.execute(from(address), {name, Secret(Password), {}, "tests"}));
    }
    std::optional<Error> fail(const std::string &name, const std::string &password = "wrong horse",
                              const std::string &address = "192.0.2.1")
    {
        return awaitError(signIn.execute(from(address), {name, Secret(password), {}, "tests"}));
    }
    core::Actor actorOf(const core::SignedIn &signedIn)
    {
        return await(authenticate.execute(from(), std::string(signedIn.accessToken.reveal())));
    }
    /// The reason a token is refused with; empty when it is good.
    std::string refused(const core::SignedIn &signedIn)
    {
        const auto error = awaitError(authenticate.execute(from(), std::string(signedIn.accessToken.reveal())));
        return error ? error->reason() : std::string();
    }
    /// Actions in the audit log, oldest first, as `login login_failed`.
    std::string audited()
    {
        std::string actions;
        for (const auto &entry : store.tables().audit) {
            actions += (actions.empty() ? "" : " ") + entry.action;
        }
        return actions;
    }
};

inline std::string reasonOf(const std::optional<Error> &error)
{
    return error ? error->reason() : "succeeded";
}

} // namespace wakedock::tests
