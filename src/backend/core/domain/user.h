#pragma once

#include "backend/core/domain/ids.h"
#include "backend/shared/utils/time_text.h"

#include <optional>
#include <string>

namespace wakedock::core {

enum class Role { Admin, Operator, Viewer };

struct User {
    UserId id;
    std::int64_t version = 0;
    std::string username;
    std::string email;
    std::string fullName;
    Role role = Role::Viewer;
    bool disabled = false;
    std::string passwordHash; ///< Argon2id, in its own text form. Never leaves the backend.
    Timestamp createdAt{};
    std::optional<Timestamp> lastLoginAt;
    bool operator==(const User &) const = default;
};

/// One login, kept alive by rotating refresh tokens. `refreshHash` is the hash of the only token still good.
struct Session {
    SessionId id;
    UserId userId;
    std::string refreshHash;
    std::string address;
    std::string userAgent;
    Timestamp createdAt{};
    Timestamp lastUsedAt{};
    Timestamp expiresAt{};
    bool revoked = false;
    bool operator==(const Session &) const = default;
};

/// Who asks. The window acts as the person who started it; remote callers are users.
struct Actor {
    enum class Kind { Local, User, System };
    Kind kind = Kind::System;
    std::string name; ///< `local:<os user>`, user name, or `system`.
    UserId userId;
    SessionId sessionId;
    Role role = Role::Viewer;

    static Actor local(const std::string &osUser) { return {Kind::Local, "local:" + osUser, {}, {}, Role::Admin}; }
    static Actor system() { return {Kind::System, "system", {}, {}, Role::Admin}; }
    bool operator==(const Actor &) const = default;
};

} // namespace wakedock::core
