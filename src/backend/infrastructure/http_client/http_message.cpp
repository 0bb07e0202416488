#include "backend/infrastructure/http_client/http_message.h"

#include "backend/shared/exceptions/error.h"

#include <algorithm>
#include <array>

namespace wakedock::http_client {

namespace {

char messageLower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

bool messageSameName(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return messageLower(a) == messageLower(b); });
}

bool messageIsUnreserved(char letter)
{
    const char lower = messageLower(letter);
    return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9')
        || std::string_view("-_.~").find(letter) != std::string_view::npos;
}

/// A control character would start a new header or a second request: values come from people.
void messageRefuseControl(std::string_view text, bool blankAllowed)
{
    const bool bad = std::any_of(text.begin(), text.end(), [blankAllowed](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return code == 0x7f || (code < 0x20 && !(blankAllowed && letter == '\t')) || (!blankAllowed && letter == ' ');
    });
    if (bad || (!blankAllowed && text.empty())) {
        throw Error(ErrorCode::Malformed, "bad_http_request", "A request holds characters that HTTP does not allow.");
    }
}

} // namespace

std::string headerValue(const Headers &headers, std::string_view name)
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [name](const auto &header) { return messageSameName(header.first, name); });
    return found == headers.end() ? std::string() : found->second;
}

std::string percentEncode(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : text) {
        if (messageIsUnreserved(letter)) {
            encoded += letter;
        } else {
            const auto code = static_cast<unsigned char>(letter);
            encoded += {'%', digits[code >> 4U], digits[code & 0xfU]};
        }
    }
    return encoded;
}

std::string serialize(const HttpRequest &request, const std::string &hostHeader)
{
    messageRefuseControl(request.method, false);
    messageRefuseControl(request.target, false);
    std::string bytes = request.method + ' ' + request.target + " HTTP/1.1\r\n";
    const auto given = [&request](std::string_view name) {
        return std::any_of(request.headers.begin(), request.headers.end(),
                           [name](const auto &header) { return messageSameName(header.first, name); });
    };
    if (!given("Host")) {
        bytes += "Host: " + hostHeader + "\r\n";
    }
    for (const auto &[name, value] : request.headers) {
        messageRefuseControl(name, false);
        messageRefuseControl(value, true);
        bytes += name + ": " + value + "\r\n";
    }
    const bool mayHaveBody = request.method != "GET" && request.method != "HEAD" && request.method != "DELETE";
    if ((mayHaveBody || !request.body.empty()) && !given("Content-Length")) {
        bytes += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
    }
    return bytes + "\r\n" + request.body;
}

bool isIdempotent(const HttpRequest &request)
{
    static constexpr std::array<std::string_view, 5> methods{"GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
    return std::find(methods.begin(), methods.end(), request.method) != methods.end();
}

} // namespace wakedock::http_client
