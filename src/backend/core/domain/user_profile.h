#pragma once

#include "backend/core/domain/user.h"

#include <optional>
#include <string>

namespace wakedock::core {

/// A user as others may see it: never with the password's hash.
struct UserProfile {
    UserId id;
    std::int64_t version = 0;
    std::string username;
    std::string email;
    std::string fullName;
    Role role = Role::Viewer;
    bool disabled = false;
    Timestamp createdAt{};
    std::optional<Timestamp> lastLoginAt;
    bool operator==(const UserProfile &) const = default;
};

inline UserProfile profileOf(const User &user)
{
    return {user.id,   user.version,  user.username,  user.email,      user.fullName,
            user.role, user.disabled, user.createdAt, user.lastLoginAt};
}

} // namespace wakedock::core
