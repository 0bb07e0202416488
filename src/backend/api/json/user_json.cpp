#include "backend/api/json/user_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/words.h"

#include <nlohmann/json.hpp>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

ordered_json userObject(const core::UserProfile &user)
{
    ordered_json json;
    json["id"] = user.id.value;
    json["username"] = user.username;
    json["email"] = user.email;
    json["full_name"] = user.fullName;
    json["role"] = wordOf(user.role);
    json["disabled"] = user.disabled;
    json["created_at"] = toRfc3339(user.createdAt);
    json["last_login_at"] = timeOrNull(user.lastLoginAt);
    return json;
}

} // namespace

std::string userJson(const core::UserProfile &user)
{
    return textOf(userObject(user));
}

std::string meJson(const core::Me &me)
{
    ordered_json json = userObject(me.user);
    json["permissions"] = me.permissions;
    json["session_id"] = me.sessionId.value;
    return textOf(json);
}

std::string signedInJson(const core::SignedIn &signedIn)
{
    ordered_json json;
    json["access_token"] = signedIn.accessToken.reveal();
    json["token_type"] = "Bearer";
    json["expires_in"] = signedIn.expiresIn.count();
    json["refresh_token"] = signedIn.refreshToken.reveal();
    json["user"] = userObject(signedIn.user);
    return textOf(json);
}

} // namespace wakedock::api
