#include "backend/api/v1/common/conditional.h"

#include "backend/shared/exceptions/error.h"

#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace wakedock::api {

namespace {

std::string_view withoutSpaces(std::string_view text)
{
    const auto first = text.find_first_not_of(' ');
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// `3f2a` of `"3f2a"` and of `W/"3f2a"`. Weak ones count too: proxies that compress weaken ETags, and the version inside
/// them is still the version.
std::string_view bareEtag(std::string_view tag)
{
    if (tag.starts_with("W/")) {
        tag.remove_prefix(2);
    }
    const bool isQuoted = tag.size() >= 2 && tag.front() == '"' && tag.back() == '"';
    return isQuoted ? tag.substr(1, tag.size() - 2) : tag;
}

/// The ETags of a header without their quotes; `*` as itself.
std::vector<std::string_view> etagsOf(std::string_view header)
{
    std::vector<std::string_view> tags;
    while (!header.empty()) {
        const auto comma = header.find(',');
        const auto tag = bareEtag(withoutSpaces(header.substr(0, comma)));
        header = comma == std::string_view::npos ? std::string_view() : header.substr(comma + 1);
        if (!tag.empty()) {
            tags.push_back(tag);
        }
    }
    return tags;
}

/// 7 of `v7-3f2a` and of `v7`.
std::optional<std::int64_t> versionIn(std::string_view tag)
{
    std::int64_t version = 0;
    const auto *end = tag.data() + tag.size();
    if (!tag.starts_with('v')) {
        return std::nullopt;
    }
    const auto read = std::from_chars(tag.data() + 1, end, version);
    return read.ec == std::errc() && (read.ptr == end || *read.ptr == '-') ? std::optional(version) : std::nullopt;
}

} // namespace

std::string fingerprintOf(std::string_view bytes)
{
    // FNV-1a, 64 bits.
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    std::string text(16, '0');
    for (auto at = text.rbegin(); at != text.rend(); ++at, hash >>= 4U) {
        *at = "0123456789abcdef"[hash & 15U];
    }
    return text;
}

std::string etagOf(std::string_view bytes)
{
    return "\"" + fingerprintOf(bytes) + "\"";
}

std::string etagOf(std::int64_t version, std::string_view bytes)
{
    return "\"v" + std::to_string(version) + "-" + fingerprintOf(bytes) + "\"";
}

bool isKnownToCaller(const HttpRequest &request, std::string_view etag)
{
    const auto header = request.headers.value("If-None-Match");
    if (header.empty()) {
        return false;
    }
    const auto bare = etag.substr(1, etag.size() - 2);
    for (const auto tag : etagsOf(header)) {
        if (tag == "*" || tag == bare) {
            return true;
        }
    }
    return false;
}

HttpResponse readAnswer(const HttpRequest &request, std::shared_ptr<const std::string> body, std::string etag)
{
    const bool isKnown = isKnownToCaller(request, etag);
    HttpResponse response;
    if (isKnown) {
        response.status = 304;
    } else {
        response = HttpResponse::json(200, std::move(body));
    }
    response.headers.add("ETag", std::move(etag));
    // What is shown depends on who asks.
    response.headers.add("Vary", "Authorization");
    return response;
}

std::optional<std::int64_t> expectedVersion(const HttpRequest &request, std::int64_t current)
{
    const auto *header = request.headers.find("If-Match");
    if (header == nullptr) {
        return std::nullopt;
    }
    for (const auto tag : etagsOf(*header)) {
        if (tag == "*") {
            return std::nullopt;
        }
        if (versionIn(tag) == current) {
            return current;
        }
    }
    throw Error(ErrorCode::PreconditionFailed, "version_changed", "It was changed since it was read.")
        .withRemedy("Read it again, repeat the change and send the new ETag.")
        .withContext("current_version", std::to_string(current));
}

bool prefersAsync(const HttpRequest &request)
{
    return request.headers.hasToken("Prefer", "respond-async");
}

} // namespace wakedock::api
