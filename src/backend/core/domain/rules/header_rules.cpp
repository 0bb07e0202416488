#include "backend/core/domain/rules/header_rules.h"

#include "backend/core/domain/rules/placeholders.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::core {

namespace {

constexpr std::size_t mostHeaders = 50;
constexpr std::size_t longestName = 128;
constexpr std::size_t longestValue = 4096;

std::string lowerName(std::string name)
{
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

/// A token of RFC 9110, without the star: Caddy takes it for any text.
bool isHeaderName(const std::string &name)
{
    const auto isRight = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || std::string_view("!#$%&'+-.^_`|~").find(c) != std::string_view::npos;
    };
    return !name.empty() && name.size() <= longestName && std::ranges::all_of(name, isRight);
}

bool isOfOneConnection(const std::string &name)
{
    static constexpr std::array<std::string_view, 11> names{"connection",
                                                            "keep-alive",
                                                            "proxy-authenticate",
                                                            "proxy-authorization",
                                                            "proxy-connection",
                                                            "te",
                                                            "trailer",
                                                            "transfer-encoding",
                                                            "upgrade",
                                                            "content-length",
                                                            "expect"};
    return std::ranges::find(names, name) != names.end();
}

/// By these requests are led and visitors told apart; who changes them changes more than a header.
bool leadsRequests(const std::string &name)
{
    return name == "host" || name == "forwarded" || name == "x-upstream" || name.starts_with("x-forwarded-")
        || name.starts_with("x-wakedock-");
}

std::string headerNameProblem(const std::string &name, HeaderDirection direction)
{
    if (!isHeaderName(name)) {
        return "This is not the name of a header.";
    }
    const std::string lower = lowerName(name);
    if (isOfOneConnection(lower)) {
        return "This header is about one connection; Caddy says it itself.";
    }
    if (direction == HeaderDirection::Request && leadsRequests(lower)) {
        return lower == "host" ? "Which Host an address is asked for is said by target.host_header."
                               : "By this header requests are led; Caddy and WakeDock say it themselves.";
    }
    return {};
}

void checkPairs(const std::map<std::string, std::string> &pairs, const std::string &place, HeaderDirection direction,
                std::vector<FieldError> &problems)
{
    for (const auto &[name, value] : pairs) {
        std::string problem = headerNameProblem(name, direction);
        if (problem.empty()) {
            problem = headerValueProblem(value);
        }
        if (!problem.empty()) {
            problems.push_back({place + "." + name, problem});
        }
    }
}

} // namespace

std::string headerValueProblem(const std::string &value)
{
    const auto isControl = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < ' ' && c != '\t') || byte == 0x7f;
    };
    if (std::ranges::any_of(value, isControl)) {
        return "A header's value has no line breaks and no control characters.";
    }
    if (value.size() > longestValue) {
        return "A header's value has at most 4,096 bytes.";
    }
    const auto closed = closedPlaceholders(value);
    return closed.empty() ? std::string()
                          : closed.front()
            + " would be replaced by Caddy and is not open here; only values of the request are, such as "
              "{http.request.host} and {http.request.uri}.";
}

void checkHeaderChanges(const HeaderChanges &headers, HeaderDirection direction, std::vector<FieldError> &problems)
{
    const std::string place = direction == HeaderDirection::Request ? "request_headers" : "response_headers";
    if (headers.set.size() + headers.add.size() + headers.remove.size() > mostHeaders) {
        problems.push_back({place, "A route changes at most 50 headers."});
    }
    checkPairs(headers.set, place + ".set", direction, problems);
    checkPairs(headers.add, place + ".add", direction, problems);
    for (std::size_t i = 0; i < headers.remove.size(); ++i) {
        if (const auto problem = headerNameProblem(headers.remove[i], direction); !problem.empty()) {
            problems.push_back({place + ".remove[" + std::to_string(i) + "]", problem});
        }
    }
}

} // namespace wakedock::core
