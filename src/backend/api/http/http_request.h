#pragma once

#include "backend/api/http/http_headers.h"
#include "backend/core/domain/call_context.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wakedock::api {

struct Route;

/// Names and values in the order of the address, percent-decoded, valid UTF-8.
class Parameters
{
public:
    using Entry = std::pair<std::string, std::string>;

    /// The first value of that name; nullptr when there is none.
    [[nodiscard]] const std::string *find(std::string_view name) const;
    /// The first value, or `fallback`.
    [[nodiscard]] std::string value(std::string_view name, std::string_view fallback = {}) const;
    [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
    void add(std::string name, std::string value) { m_entries.emplace_back(std::move(name), std::move(value)); }

    [[nodiscard]] auto begin() const { return m_entries.begin(); }
    [[nodiscard]] auto end() const { return m_entries.end(); }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    std::vector<Entry> m_entries;
};

/// What is left of the tightest rate limit that counted a request.
struct RateLimitState {
    int limit = 0;
    int remaining = 0;
    int resetSeconds = 0; ///< Until the whole allowance is there again.
};

/// One request as handlers see it: framing is checked, the path is decoded, the caller is known.
struct HttpRequest {
    std::string method; ///< As sent: `GET`. A HEAD request reaches the GET handler as `HEAD`.
    std::string target; ///< As sent, path and query. For nothing but the log.
    std::string path; ///< Decoded, valid UTF-8, without control characters.
    std::vector<std::string> segments; ///< `path` split before decoding: a `%2F` stays inside its segment.
    Parameters query;
    Parameters pathParameters; ///< `{id}` of the route's pattern.
    HttpHeaders headers;
    std::string body;
    std::size_t bodyLimit = 0; ///< Bytes; set by the body limit middleware from the route.
    std::string remoteAddress; ///< Of the caller, behind trusted proxies the caller's own.
    bool secure = false; ///< The caller speaks TLS, with us or with a trusted proxy.
    std::chrono::steady_clock::time_point receivedAt; ///< When its head was complete.
    std::optional<RateLimitState> rateLimit;
    const Route *route = nullptr; ///< Lives as long as the router. nullptr when no route matches.
    /// Actor (authentication), request id, address, deadline and cancel token: hand it to the use case as it is.
    /// The token fires when the server stops, never because the client left.
    core::CallContext context;
};

/// True for a GET that asks to become a WebSocket (RFC 6455 4.1).
[[nodiscard]] bool isWebSocketUpgrade(const HttpRequest &request);

} // namespace wakedock::api
