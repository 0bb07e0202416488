#pragma once

#include "backend/core/domain/user.h"

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::core {

/// `admin`, `operator`, `viewer`: the words of API, tokens and database.
[[nodiscard]] std::string_view roleName(Role role);
[[nodiscard]] std::optional<Role> roleNamed(std::string_view name);

/// How user names are stored and compared: without spaces around, ASCII in lower case. `Ada` and `ada` are one person.
[[nodiscard]] std::string normalUsername(std::string_view typed);

/// Takes the normal form: `[a-z0-9][a-z0-9._@-]{0,63}`, and not a word WakeDock itself acts under.
/// @throws Error Invalid (`username_invalid`) with the field `username`
void checkUsername(const std::string &normal);

/// What a person writes about itself; either may be empty.
/// @throws Error Invalid (`user_details_invalid`) with the field `email` or `full_name`
void checkUserDetails(const std::string &email, const std::string &fullName);

} // namespace wakedock::core
