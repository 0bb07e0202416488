#pragma once

#include "backend/shared/exceptions/error.h"
#include "backend/shared/utils/secret.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock::app {

/// What can be asked of a running WakeDock. The words travel: an older program may ask a newer one.
namespace control_request {
inline constexpr std::string_view ShowWindow = "show window";
inline constexpr std::string_view UserAdd = "user add";
inline constexpr std::string_view UserList = "user list";
inline constexpr std::string_view UserPassword = "user passwd";
} // namespace control_request

/// What one start of WakeDock asks of the one that already works with the data directory.
struct ControlRequest {
    std::string what; ///< One of control_request.
    std::string userName = {}; ///< UserAdd, UserPassword
    std::string role = {}; ///< UserAdd: admin, operator or viewer
    Secret password = {}; ///< UserAdd, UserPassword
};

/// The text to print, or why it was refused.
struct ControlAnswer {
    std::string text;
    std::optional<Error> refusal = {};
};

/// A line may not be longer, in bytes.
inline constexpr std::size_t ControlRequestMostBytes = 64 * 1024;
inline constexpr std::size_t ControlAnswerMostBytes = 1024 * 1024;

/// Both as one line of JSON with its line end. A request is secret as a whole, it may hold a password.
/// @throws Error Invalid (`not_text`) when a word of it is not UTF-8, TooLarge (`control_too_long`)
Secret lineOf(const ControlRequest &request);
std::string lineOf(const ControlAnswer &answer);

/// @param line without its line end
/// @throws Error Malformed (`control_unreadable`)
ControlRequest controlRequestFrom(std::string_view line);
/// The refusal keeps its sentences and fields; of its code nothing is left, a command line shows none.
/// @throws Error Malformed (`control_unreadable`)
ControlAnswer controlAnswerFrom(std::string_view line);

} // namespace wakedock::app
