#pragma once

#include "backend/api/http/http_request.h"

#include <optional>
#include <string>
#include <string_view>

namespace wakedock::api {

/// The one place where a host stands with its port: `name:8080`, `[::1]:8080`, `name`.
struct Authority {
    std::string host; ///< Lower case, without brackets and without a final dot.
    int port = 0; ///< 0 = none given.
    bool operator==(const Authority &) const = default;
};

/// @return nothing when the text is no authority (user names, spaces, ports out of range)
[[nodiscard]] std::optional<Authority> parseAuthority(std::string_view text);

/// True for well-formed UTF-8 without overlong forms and surrogates.
[[nodiscard]] bool isValidUtf8(std::string_view text);

/// Turns %41 into A. @return nothing for a broken escape, bytes that are not UTF-8, or control characters
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace = false);

/// Fills path, segments and query from `request.target`. For `http://host/path` the host must be the one of the Host
/// header. @throws HttpError 400
void readTarget(HttpRequest &request);

} // namespace wakedock::api
