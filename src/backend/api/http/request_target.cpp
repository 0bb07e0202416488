#include "backend/api/http/request_target.h"

#include "backend/api/http/problem_detail.h"

#include <algorithm>
#include <charconv>

namespace wakedock::api {

namespace {

[[noreturn]] void refuseTarget(const char *why)
{
    throw HttpError(400, "malformed_target", why);
}

int hexDigit(char letter)
{
    if (letter >= '0' && letter <= '9') {
        return letter - '0';
    }
    const char lower = static_cast<char>(letter | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool holdsControlCharacter(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte < 0x20 || byte == 0x7f;
    });
}

/// How many bytes a UTF-8 sequence has that starts with `lead`; 0 when none does.
std::size_t sequenceLength(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xc2 && lead < 0xe0) {
        return 2;
    }
    if (lead >= 0xe0 && lead < 0xf0) {
        return 3;
    }
    return lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
}

/// The second byte carries what forbids overlong forms, surrogates and values above U+10FFFF.
bool isSecondByteRight(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xe0:
        return second >= 0xa0;
    case 0xed:
        return second < 0xa0;
    case 0xf0:
        return second >= 0x90;
    case 0xf4:
        return second < 0x90;
    default:
        return true;
    }
}

void readPath(HttpRequest &request, std::string_view raw)
{
    if (raw.empty() || raw.front() != '/') {
        refuseTarget("The requested address does not start with a slash.");
    }
    raw.remove_prefix(1);
    while (true) {
        const auto slash = raw.find('/');
        auto segment = percentDecoded(raw.substr(0, slash));
        if (!segment) {
            refuseTarget("The requested path holds a broken escape, a control character or bytes that are not UTF-8.");
        }
        request.path += '/';
        request.path += *segment;
        request.segments.push_back(std::move(*segment));
        if (slash == std::string_view::npos) {
            return;
        }
        raw.remove_prefix(slash + 1);
    }
}

void readQuery(HttpRequest &request, std::string_view raw)
{
    while (!raw.empty()) {
        const auto end = raw.find('&');
        const std::string_view pair = raw.substr(0, end);
        raw.remove_prefix(end == std::string_view::npos ? raw.size() : end + 1);
        if (pair.empty()) {
            continue;
        }
        const auto equals = pair.find('=');
        auto name = percentDecoded(pair.substr(0, equals), true);
        auto value = percentDecoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1), true);
        if (!name || !value) {
            refuseTarget("The address's query holds a broken escape, a control character or bytes that are not UTF-8.");
        }
        request.query.add(std::move(*name), std::move(*value));
    }
}

/// Leaves path and query of `http://host:port/path`; the host must say what the Host header says.
std::string_view withoutOrigin(std::string_view target, const HttpHeaders &headers)
{
    const auto colon = target.find("://");
    const std::string_view scheme = target.substr(0, colon);
    if (colon == std::string_view::npos || !(equalsIgnoringCase(scheme, "http") || equalsIgnoringCase(scheme, "https"))) {
        refuseTarget("The requested address is neither a path nor an http address.");
    }
    target.remove_prefix(colon + 3);
    const auto slash = std::min(target.find('/'), target.find('?'));
    const auto named = parseAuthority(target.substr(0, slash));
    if (!named || (headers.find("Host") && named != parseAuthority(headers.value("Host")))) {
        refuseTarget("The requested address and the Host header name different hosts.");
    }
    target.remove_prefix(std::min(slash, target.size()));
    return target.empty() ? "/" : target;
}

bool isHostByte(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '-'
        || byte == '.' || byte == '_';
}

bool isAddressByte(char letter)
{
    return hexDigit(letter) >= 0 || letter == ':' || letter == '.';
}

/// Splits `[::1]:80` or `name:80`; the port keeps its colon.
std::optional<std::pair<std::string_view, std::string_view>> splitAuthority(std::string_view text)
{
    const bool bracketed = !text.empty() && text.front() == '[';
    const auto end = bracketed ? text.find(']') : std::min(text.find(':'), text.size());
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    const auto host = bracketed ? text.substr(1, end - 1) : text.substr(0, end);
    if (host.empty() || !std::all_of(host.begin(), host.end(), bracketed ? isAddressByte : isHostByte)) {
        return std::nullopt;
    }
    return std::pair(host, text.substr(bracketed ? end + 1 : end));
}

std::optional<int> portAfterColon(std::string_view text)
{
    int port = 0;
    const char *const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + 1, end, port);
    const bool isNumber = text.front() == ':' && read.ec == std::errc() && read.ptr == end;
    return isNumber && port > 0 && port < 65536 ? std::optional(port) : std::nullopt;
}

char lowerCase(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
}

/// The byte of `%41` at the front of `text`; -1 when it is none.
int escapedByte(std::string_view text)
{
    if (text.size() < 3) {
        return -1;
    }
    const int high = hexDigit(text[1]);
    const int low = hexDigit(text[2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

} // namespace

std::optional<Authority> parseAuthority(std::string_view text)
{
    const auto parts = splitAuthority(text);
    if (!parts) {
        return std::nullopt;
    }
    Authority authority;
    authority.host = parts->first;
    if (authority.host.size() > 1 && authority.host.back() == '.') {
        authority.host.pop_back();
    }
    std::transform(authority.host.begin(), authority.host.end(), authority.host.begin(), &lowerCase);
    if (!parts->second.empty()) {
        const auto port = portAfterColon(parts->second);
        if (!port) {
            return std::nullopt;
        }
        authority.port = *port;
    }
    return authority;
}

bool isValidUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t length = sequenceLength(lead);
        if (length == 0 || at + length > text.size()) {
            return false;
        }
        for (std::size_t i = 1; i < length; ++i) {
            const auto byte = static_cast<unsigned char>(text[at + i]);
            if ((byte & 0xc0) != 0x80 || (i == 1 && !isSecondByteRight(lead, byte))) {
                return false;
            }
        }
        at += length;
    }
    return true;
}

std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += plusIsSpace && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int byte = escapedByte(text.substr(i));
        if (byte < 0) {
            return std::nullopt;
        }
        decoded += static_cast<char>(byte);
        i += 2;
    }
    if (holdsControlCharacter(decoded) || !isValidUtf8(decoded)) {
        return std::nullopt;
    }
    return decoded;
}

void readTarget(HttpRequest &request)
{
    std::string_view target = request.target;
    if (target == "*" && request.method == "OPTIONS") {
        request.path = "*";
        return;
    }
    if (target.find('#') != std::string_view::npos) {
        refuseTarget("The requested address holds a fragment.");
    }
    if (!target.empty() && target.front() != '/') {
        target = withoutOrigin(target, request.headers);
    }
    const auto question = target.find('?');
    readPath(request, target.substr(0, question));
    if (question != std::string_view::npos) {
        readQuery(request, target.substr(question + 1));
    }
}

} // namespace wakedock::api
