#pragma once

#include "backend/infrastructure/http_client/http_message.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wakedock::http_client {

/// Reads one answer out of bytes as they arrive, and hands its parts on. Steps over interim (1xx) answers.
class AnswerParser
{
public:
    /// @param headOnly the answer to HEAD: its Content-Length announces a body that never comes
    /// @param bodyLimit bytes; nothing = any
    AnswerParser(bool headOnly, std::optional<std::uint64_t> bodyLimit, StreamHandlers handlers);
    ~AnswerParser();
    AnswerParser(const AnswerParser &) = delete;
    AnswerParser &operator=(const AnswerParser &) = delete;

    /// @throws Error UpstreamFailed (`broken_answer`, `answer_too_large`), and what the handlers throw
    void feed(std::string_view bytes);
    /// The peer closed. Ends an answer without length; @throws Error UpstreamFailed (`broken_answer`) for any other
    void end();

    [[nodiscard]] bool hasBegun() const; ///< At least one byte has come.
    [[nodiscard]] bool isHeadDone() const;
    [[nodiscard]] bool isDone() const;
    /// Only when done: the connection is good for another request.
    [[nodiscard]] bool mayReuseConnection() const;
    /// Status and headers as known so far; no body.
    [[nodiscard]] HttpResponse head() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace wakedock::http_client
