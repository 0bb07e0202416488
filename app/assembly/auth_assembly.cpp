#include "app/assembly/auth_assembly.h"

namespace wakedock::app {

namespace {

core::LockoutPolicy lockoutPolicy(const SecuritySettings &settings)
{
    core::LockoutPolicy policy;
    policy.failures = settings.loginFailures;
    policy.window = settings.loginWindow;
    return policy;
}

} // namespace

AuthAssembly::AuthAssembly(const AuthGround &ground, const SecuritySettings &settings)
    : users(ground.store, ground.clock, ground.events)
    , throttle(ground.clock, lockoutPolicy(settings))
    , issuer(ground.codec, ground.clock, {settings.accessToken, settings.refreshToken})
    , passwords(ground.hasher, {settings.passwordMinLength})
    , createFirstAdmin(ground.store, passwords, ground.clock, users)
    , setUp(createFirstAdmin, ground.codec, throttle)
    , signIn(ground.store, passwords, issuer, users, throttle)
    , refreshSession(ground.store, issuer, users)
    , signOut(ground.store, ground.clock, users)
    , changePassword(ground.store, passwords, users, throttle, ground.clock)
    , createUser(ground.store, passwords, ground.clock, users)
    , setUserPassword(ground.store, passwords, ground.clock, users)
    , authenticate(ground.codec, users)
    , whoAmI(users)
    , listUsers(users)
{
}

} // namespace wakedock::app
