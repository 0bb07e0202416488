#pragma once

#include <exception>
#include <map>
#include <string>
#include <vector>

namespace wakedock {

/// What kind of refusal or failure it is, free of any protocol.
/// Three mirrors must learn a new value: api/http/problem_detail.cpp (status), models/common/error_text.cpp (sentence)
/// and resources/openapi (documentation).
enum class ErrorCode {
    Malformed, ///< The request cannot be read at all.
    Invalid, ///< It can be read and breaks a rule; fields() names where.
    NotAuthenticated,
    Forbidden,
    NotFound,
    Conflict,
    PreconditionRequired, ///< An update without the version it was based on.
    PreconditionFailed, ///< Somebody else changed it first.
    TooLarge,
    TooManyRequests,
    UpstreamFailed, ///< Engine, registry or Caddy answered with a failure.
    Unavailable, ///< Engine, registry, Caddy or WakeDock itself cannot be reached now.
    Timeout,
    Cancelled,
    Unsupported,
    Internal,
};

/// One field that breaks a rule, named as in the API: `ports[0].container_port`.
struct FieldError {
    std::string field;
    std::string message;
    bool operator==(const FieldError &) const = default;
};

/// What happened, why, and what to do: the only exception that crosses a room.
/// message() and remedy() are for the person who asked; internalDetail() goes to the log only.
class Error : public std::exception
{
public:
    /// @param reason stable machine word in snake_case (`name_taken`), never shown alone
    /// @param message one or two sentences for the person who asked, without secrets
    Error(ErrorCode code, std::string reason, std::string message);

    /// Trap of all of these: they return the object itself, so assigning the result to that same object empties it.
    Error &&withCode(ErrorCode code) &&;
    Error &&withRemedy(std::string remedy) &&;
    Error &&withField(std::string field, std::string fieldMessage) &&;
    Error &&withFields(std::vector<FieldError> fieldErrors) &&;
    /// Facts for the machine that reads the answer (`step`, `deployment_id`, `retry_after_seconds`).
    Error &&withContext(std::string key, std::string value) &&;
    Error &&withUndone(std::vector<std::string> undoneSteps) &&;
    Error &&withInternalDetail(std::string detail) &&;

    [[nodiscard]] ErrorCode code() const noexcept { return m_code; }
    [[nodiscard]] const std::string &reason() const noexcept { return m_reason; }
    [[nodiscard]] const std::string &message() const noexcept { return m_message; }
    [[nodiscard]] const std::string &remedy() const noexcept { return m_remedy; }
    [[nodiscard]] const std::vector<FieldError> &fields() const noexcept { return m_fields; }
    [[nodiscard]] const std::map<std::string, std::string> &context() const noexcept { return m_context; }
    /// What a failed operation took back, in the order it did so.
    [[nodiscard]] const std::vector<std::string> &undone() const noexcept { return m_undone; }
    [[nodiscard]] const std::string &internalDetail() const noexcept { return m_internalDetail; }
    const char *what() const noexcept override { return m_message.c_str(); }

private:
    ErrorCode m_code;
    std::string m_reason;
    std::string m_message;
    std::string m_remedy;
    std::vector<FieldError> m_fields;
    std::map<std::string, std::string> m_context;
    std::vector<std::string> m_undone;
    std::string m_internalDetail;
};

/// Thrown out of every wait whose CancelToken fired. Not a failure: whoever cancelled knows why.
class Cancelled : public Error
{
public:
    explicit Cancelled(std::string why = "The operation was cancelled.");
};

/// The sentence of any exception, for logs and operation records.
std::string describe(const std::exception_ptr &failure);
/// Any exception as an Error; what is not one becomes ErrorCode::Internal with its text as internal detail.
Error asError(const std::exception_ptr &failure);

} // namespace wakedock
