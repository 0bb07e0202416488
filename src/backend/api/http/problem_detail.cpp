#include "backend/api/http/problem_detail.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace wakedock::api {

namespace {

struct ProblemStatus {
    ErrorCode code;
    int status;
};

/// The one table. A new ErrorCode that is missing here answers 500 and fails its test.
constexpr std::array problemStatuses{
    ProblemStatus{ErrorCode::Malformed, 400},
    ProblemStatus{ErrorCode::Invalid, 422},
    ProblemStatus{ErrorCode::NotAuthenticated, 401},
    ProblemStatus{ErrorCode::Forbidden, 403},
    ProblemStatus{ErrorCode::NotFound, 404},
    ProblemStatus{ErrorCode::Conflict, 409},
    ProblemStatus{ErrorCode::PreconditionRequired, 428},
    ProblemStatus{ErrorCode::PreconditionFailed, 412},
    ProblemStatus{ErrorCode::TooLarge, 413},
    ProblemStatus{ErrorCode::TooManyRequests, 429},
    ProblemStatus{ErrorCode::UpstreamFailed, 502},
    ProblemStatus{ErrorCode::Unavailable, 503},
    ProblemStatus{ErrorCode::Timeout, 504},
    ProblemStatus{ErrorCode::Cancelled, 409},
    ProblemStatus{ErrorCode::Unsupported, 501},
    ProblemStatus{ErrorCode::Internal, 500},
};

struct ProblemText {
    int status;
    std::string_view text;
};

constexpr std::array problemTexts{
    ProblemText{100, "Continue"},
    ProblemText{101, "Switching Protocols"},
    ProblemText{200, "OK"},
    ProblemText{201, "Created"},
    ProblemText{202, "Accepted"},
    ProblemText{204, "No Content"},
    ProblemText{206, "Partial Content"},
    ProblemText{301, "Moved Permanently"},
    ProblemText{302, "Found"},
    ProblemText{303, "See Other"},
    ProblemText{304, "Not Modified"},
    ProblemText{307, "Temporary Redirect"},
    ProblemText{308, "Permanent Redirect"},
    ProblemText{400, "Bad Request"},
    ProblemText{401, "Unauthorized"},
    ProblemText{403, "Forbidden"},
    ProblemText{404, "Not Found"},
    ProblemText{405, "Method Not Allowed"},
    ProblemText{406, "Not Acceptable"},
    ProblemText{408, "Request Timeout"},
    ProblemText{409, "Conflict"},
    ProblemText{410, "Gone"},
    ProblemText{411, "Length Required"},
    ProblemText{412, "Precondition Failed"},
    ProblemText{413, "Content Too Large"},
    ProblemText{414, "URI Too Long"},
    ProblemText{415, "Unsupported Media Type"},
    ProblemText{417, "Expectation Failed"},
    ProblemText{421, "Misdirected Request"},
    ProblemText{422, "Unprocessable Content"},
    ProblemText{426, "Upgrade Required"},
    ProblemText{428, "Precondition Required"},
    ProblemText{429, "Too Many Requests"},
    ProblemText{431, "Request Header Fields Too Large"},
    ProblemText{500, "Internal Server Error"},
    ProblemText{501, "Not Implemented"},
    ProblemText{502, "Bad Gateway"},
    ProblemText{503, "Service Unavailable"},
    ProblemText{504, "Gateway Timeout"},
    ProblemText{505, "HTTP Version Not Supported"},
};

nlohmann::ordered_json problemBody(int status, const Error &error, std::string_view requestId)
{
    nlohmann::ordered_json errors = nlohmann::ordered_json::array();
    for (const FieldError &field : error.fields()) {
        errors.push_back({{"field", field.field}, {"message", field.message}});
    }
    nlohmann::ordered_json body{
        {"type", "urn:wakedock:problem:" + error.reason()},
        {"title", statusText(status)},
        {"status", status},
        {"detail", error.message()},
        {"code", error.reason()},
        {"errors", std::move(errors)},
        {"request_id", requestId},
    };
    if (!error.remedy().empty()) {
        body["remedy"] = error.remedy();
    }
    if (!error.undone().empty()) {
        body["undone"] = error.undone();
    }
    for (const auto &[key, value] : error.context()) {
        if (!body.contains(key)) {
            body[key] = value;
        }
    }
    return body;
}

bool isWholeNumber(const std::string &text)
{
    return !text.empty() && text.size() < 10
        && std::all_of(text.begin(), text.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

HttpResponse problemAnswer(int status, const Error &error, std::string_view requestId)
{
    auto body = problemBody(status, error, requestId);
    const auto wait = error.context().find("retry_after_seconds");
    const bool namesWait = wait != error.context().end() && isWholeNumber(wait->second);
    if (namesWait) {
        body["retry_after_seconds"] = std::stoi(wait->second);
    }
    // Error texts may quote what a stranger sent: bytes that are not UTF-8 are replaced, never thrown at.
    HttpResponse response = HttpResponse::text(status, "application/problem+json",
                                               body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    response.headers.add("Cache-Control", "no-store");
    if (namesWait) {
        response.headers.add("Retry-After", wait->second);
    }
    if (status == 401) {
        response.headers.add("WWW-Authenticate", "Bearer realm=\"WakeDock\"");
    }
    return response;
}

} // namespace

int statusOf(ErrorCode code)
{
    for (const ProblemStatus &entry : problemStatuses) {
        if (entry.code == code) {
            return entry.status;
        }
    }
    return 500;
}

std::string_view statusText(int status)
{
    for (const ProblemText &entry : problemTexts) {
        if (entry.status == status) {
            return entry.text;
        }
    }
    return {};
}

HttpResponse problem(const Error &error, std::string_view requestId)
{
    return problemAnswer(statusOf(error.code()), error, requestId);
}

HttpResponse problem(const HttpError &error, std::string_view requestId)
{
    return problemAnswer(error.status(), error, requestId);
}

HttpResponse problem(const std::exception_ptr &failure, std::string_view requestId)
{
    try {
        std::rethrow_exception(failure);
    } catch (const HttpError &refusal) {
        return problem(refusal, requestId);
    } catch (...) {
        return problem(asError(failure), requestId);
    }
}

} // namespace wakedock::api
