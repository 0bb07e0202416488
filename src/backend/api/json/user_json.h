#pragma once

#include "backend/core/domain/user.h"

#include <string>

namespace wakedock::api {

/// An account without its password hash. Complete text.
[[nodiscard]] std::string userJson(const core::User &user);

/// What a caller gets who signed in.
struct SignedInView {
    std::string accessToken;
    std::string refreshToken;
    std::chrono::seconds expiresIn{0};
    core::User user;
};
[[nodiscard]] std::string signedInJson(const SignedInView &view);

} // namespace wakedock::api
