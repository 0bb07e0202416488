#include "backend/core/domain/awake_mark.h"

#include <charconv>

namespace wakedock::core {

namespace {

constexpr std::string_view MarkWildcard = "_wildcard.";

bool isPlainInMark(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

char lowerInMark(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Nothing when a %xx is broken.
std::optional<std::string> unescapeMark(std::string_view text)
{
    std::string host;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            host += text[i];
            continue;
        }
        const auto digits = text.substr(i + 1, 2);
        unsigned value = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        if (digits.size() != 2 || read.ptr != digits.data() + 2) {
            return std::nullopt;
        }
        host += static_cast<char>(value);
        i += 2;
    }
    return host;
}

} // namespace

std::string awakeMarkFile(std::string_view host, Colour colour)
{
    std::string file;
    if (host.starts_with("*.")) {
        file = MarkWildcard;
        host.remove_prefix(2);
    }
    static constexpr std::string_view hex = "0123456789abcdef";
    for (const char original : host) {
        const char c = lowerInMark(original);
        if (isPlainInMark(c)) {
            file += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            file += {'%', hex[byte >> 4U], hex[byte & 15U]};
        }
    }
    return file + (colour == Colour::A ? ".a" : ".b");
}

std::optional<std::pair<std::string, Colour>> readAwakeMarkFile(std::string_view file)
{
    if (file.size() < 3 || (!file.ends_with(".a") && !file.ends_with(".b"))) {
        return std::nullopt;
    }
    const auto colour = file.back() == 'a' ? Colour::A : Colour::B;
    auto name = file.substr(0, file.size() - 2);
    const bool isPattern = name.starts_with(MarkWildcard);
    if (isPattern) {
        name.remove_prefix(MarkWildcard.size());
    }
    auto host = unescapeMark(name);
    if (!host) {
        return std::nullopt;
    }
    return std::pair(isPattern ? "*." + *host : *host, colour);
}

} // namespace wakedock::core
