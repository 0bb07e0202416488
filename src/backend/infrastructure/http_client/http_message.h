#pragma once

#include "backend/shared/async/cancel_token.h"
#include "backend/shared/async/deadline.h"

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::http_client {

/// In the order of the wire; names compare without case.
using Headers = std::vector<std::pair<std::string, std::string>>;

/// The first value of `name`; empty when there is none.
[[nodiscard]] std::string headerValue(const Headers &headers, std::string_view name);

struct HttpRequest {
    std::string method = "GET";
    std::string target = "/"; ///< Path and query, percent-encoded by the caller (see percentEncode).
    Headers headers; ///< Host, Content-Length and Connection are added unless given here.
    std::string body;
};

struct HttpResponse {
    int status = 0;
    std::string statusText;
    Headers headers; ///< Trailers are among them once the body has ended.
    std::string body; ///< Empty for a streamed answer.

    [[nodiscard]] std::string header(std::string_view name) const { return headerValue(headers, name); }
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

/// How long a call may take and who may stop it.
struct CallLimits {
    Deadline deadline; ///< For the whole call. Where none is set, send() takes 30 s and stream() has none.
    CancelToken cancel;
    /// For streams: the head of the answer must be there by then, however long the body lasts.
    std::chrono::milliseconds headWithin = std::chrono::seconds(30);
};

/// What a streamed answer is handed to, piece by piece as it arrives. What a handler throws ends the call with it.
struct StreamHandlers {
    std::function<void(const HttpResponse &)> onHead;
    std::function<void(std::string_view)> onChunk;
};

/// Percent-encodes everything but unreserved characters: for one path segment or one query value.
[[nodiscard]] std::string percentEncode(std::string_view text);

/// The bytes of the request.
/// @throws Error Malformed (`bad_http_request`) when method, target or a header holds what would break the framing
[[nodiscard]] std::string serialize(const HttpRequest &request, const std::string &hostHeader);

/// True when sending the request twice does no harm (GET, HEAD, PUT, DELETE, OPTIONS).
[[nodiscard]] bool isIdempotent(const HttpRequest &request);

} // namespace wakedock::http_client
