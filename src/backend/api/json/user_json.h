#pragma once

#include "backend/core/queries/auth/who_am_i.h"
#include "backend/core/use_cases/auth/sign_in.h"

#include <string>

namespace wakedock::api {

/// An account. Complete text.
[[nodiscard]] std::string userJson(const core::UserProfile &user);
/// The caller's own account with what it may do.
[[nodiscard]] std::string meJson(const core::Me &me);
/// What a caller gets who signed in: the only place where tokens become text.
[[nodiscard]] std::string signedInJson(const core::SignedIn &signedIn);

} // namespace wakedock::api
