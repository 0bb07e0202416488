#include "backend/api/http/request_parser.h"

#include "backend/api/http/problem_detail.h"
#include "backend/api/http/request_target.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>
#include <string>

namespace wakedock::api {

namespace http = boost::beast::http;

struct RequestParser::Engine {
    std::optional<http::request_parser<http::string_body>> parser;
};

namespace {

[[noreturn]] void refuseRequest(int status, const char *reason, const std::string &why)
{
    throw HttpError(status, reason, why);
}

[[noreturn]] void refuseFor(const boost::system::error_code &failure)
{
    if (failure == http::error::header_limit || failure == http::error::buffer_overflow) {
        refuseRequest(431, "head_too_large", "The request's head is larger than this server reads.");
    }
    if (failure == http::error::bad_version) {
        refuseRequest(505, "http_version", "This server speaks HTTP/1.1 and HTTP/1.0.");
    }
    refuseRequest(400, "malformed_request", "The request is not HTTP: " + failure.message() + ".");
}

void copyFields(const http::request<http::string_body> &from, HttpRequest &into, std::size_t most)
{
    into.headers.reserve(8);
    for (const auto &field : from) {
        if (into.headers.size() == most) {
            refuseRequest(431, "too_many_headers", "The request has more header lines than this server reads.");
        }
        const std::string_view value(field.value().data(), field.value().size());
        if (!isValidUtf8(value)) {
            refuseRequest(400, "malformed_head", "A header line of the request is not UTF-8.");
        }
        const auto name = field.name_string();
        into.headers.add(std::string(name.data(), name.size()), std::string(value));
    }
}

} // namespace

RequestParser::RequestParser(const HttpLimits &limits) : m_limits(limits), m_engine(std::make_unique<Engine>()) { }

RequestParser::~RequestParser() = default;

bool RequestParser::isComplete() const
{
    return m_engine->parser && m_engine->parser->is_done();
}

std::optional<std::uint64_t> RequestParser::contentLength() const
{
    const auto length = m_engine->parser->content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

void RequestParser::readHead(std::string_view head, HttpRequest &into)
{
    auto &parser = m_engine->parser.emplace();
    parser.header_limit(static_cast<std::uint32_t>(m_limits.headBytes + 1));
    // Bodies are measured against the route's limit, which is not known yet.
    parser.body_limit(boost::none);
    boost::system::error_code failure;
    parser.put(boost::asio::buffer(head.data(), head.size()), failure);
    const auto &message = parser.get();
    into.method.assign(message.method_string().data(), message.method_string().size());
    into.target.assign(message.target().data(), message.target().size());
    if (failure) {
        refuseFor(failure);
    }
    copyFields(message, into, m_limits.headLines);
    m_isHttp10 = message.version() == 10;
    m_keepsAlive = parser.keep_alive();
    m_expectsContinue = !m_isHttp10 && equalsIgnoringCase(into.headers.value("Expect"), "100-continue");
    checkFraming(into);
    readTarget(into);
    parser.eager(true);
}

void RequestParser::checkFraming(const HttpRequest &request) const
{
    checkHost(request.headers);
    checkBodyLength(request.headers);
    if (request.headers.find("Expect") && !m_expectsContinue && !m_isHttp10) {
        refuseRequest(417, "expectation_failed", "Of the expectations this server knows only 100-continue.");
    }
    if (!isComplete() && isWebSocketUpgrade(request)) {
        refuseRequest(400, "upgrade_with_body", "A WebSocket upgrade has no body.");
    }
}

void RequestParser::checkHost(const HttpHeaders &headers) const
{
    const std::size_t hosts = headers.count("Host");
    const bool mayBeMissing = m_isHttp10 && hosts == 0;
    if (!mayBeMissing && (hosts != 1 || !parseAuthority(headers.value("Host")))) {
        refuseRequest(400, "malformed_host", "The request must name exactly one host.");
    }
}

void RequestParser::checkBodyLength(const HttpHeaders &headers) const
{
    const std::size_t codings = headers.count("Transfer-Encoding");
    const std::size_t lengths = headers.count("Content-Length");
    // The library takes `5, 5` for one length; others may not.
    const bool listed = headers.value("Content-Length").find(',') != std::string_view::npos;
    if (listed || codings + lengths > 1 || (codings == 1 && m_isHttp10)) {
        refuseRequest(400, "ambiguous_body", "The request says in two ways where its body ends.");
    }
    if (codings == 1 && !equalsIgnoringCase(headers.value("Transfer-Encoding"), "chunked")) {
        refuseRequest(501, "transfer_coding", "Of the transfer codings this server knows only chunked.");
    }
}

std::size_t RequestParser::readBody(std::string_view bytes, HttpRequest &into)
{
    auto &parser = *m_engine->parser;
    boost::system::error_code failure;
    const std::size_t taken = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), failure);
    if (failure && failure != http::error::need_more) {
        refuseRequest(400, "malformed_body", "The request's body is broken: " + failure.message() + ".");
    }
    if (parser.get().body().size() > into.bodyLimit) {
        throw HttpError(413, "body_too_large",
                        "The request's body is larger than the " + std::to_string(into.bodyLimit)
                            + " bytes this call takes.");
    }
    if (parser.is_done()) {
        into.body = std::move(parser.get().body());
    }
    return taken;
}

} // namespace wakedock::api
