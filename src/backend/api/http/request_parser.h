#pragma once

#include "backend/api/http/http_limits.h"
#include "backend/api/http/http_request.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace wakedock::api {

/// Reads one request at a time out of a connection's bytes; the only place that knows the parser library. Stricter than
/// it: one way to frame a body, one Host, known transfer codings.
class RequestParser
{
public:
    explicit RequestParser(const HttpLimits &limits);
    ~RequestParser();
    RequestParser(const RequestParser &) = delete;
    RequestParser &operator=(const RequestParser &) = delete;

    /// Starts a new request.
    /// @param head exactly the bytes HeadScanner found
    /// @throws HttpError 400, 417, 431, 501, 505; `into` keeps what was read
    void readHead(std::string_view head, HttpRequest &into);
    /// @param bytes what came after all that was consumed so far
    /// @return how many of them belong to the body; the caller keeps the others
    /// @throws HttpError 400 for broken chunks, 413 above `into.bodyLimit`
    std::size_t readBody(std::string_view bytes, HttpRequest &into);

    [[nodiscard]] bool isComplete() const;
    /// As the request says; nothing for a chunked body or none.
    [[nodiscard]] std::optional<std::uint64_t> contentLength() const;
    [[nodiscard]] bool keepsAlive() const { return m_keepsAlive; }
    [[nodiscard]] bool isHttp10() const { return m_isHttp10; }
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }

private:
    struct Engine;
    void checkFraming(const HttpRequest &request) const;
    void checkHost(const HttpHeaders &headers) const;
    void checkBodyLength(const HttpHeaders &headers) const;
    HttpLimits m_limits;
    std::unique_ptr<Engine> m_engine;
    bool m_keepsAlive = false;
    bool m_isHttp10 = false;
    bool m_expectsContinue = false;
};

} // namespace wakedock::api
