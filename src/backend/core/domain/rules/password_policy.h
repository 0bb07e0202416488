#pragma once

#include "backend/shared/utils/secret.h"

#include <string>
#include <string_view>

namespace wakedock::core {

/// What a password must be. A policy of length and known-bad lists, not of character classes: those make people write
/// `Password123!`.
struct PasswordPolicy {
    int minLength = 12; ///< In characters, not bytes.
    bool operator==(const PasswordPolicy &) const = default;
};

/// Longer ones are refused, so that nobody makes the hasher chew megabytes.
inline constexpr std::size_t PasswordMostBytes = 1024;

/// @param username in normal form
/// @param field named in the error: `password`, `new_password`
/// @throws Error Invalid with the rule that is broken: `password_too_short`, `password_too_long`, `password_not_text`,
/// `password_is_username`, `password_too_common`, `password_too_simple`
void checkPassword(const PasswordPolicy &policy, const Secret &password, std::string_view username,
                   const std::string &field = "password");

/// One of the passwords that are tried first everywhere. Takes lower case.
[[nodiscard]] bool isCommonPassword(std::string_view lowerCase);

} // namespace wakedock::core
