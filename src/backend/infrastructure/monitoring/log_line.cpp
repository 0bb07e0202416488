#include "backend/infrastructure/monitoring/log_line.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>

namespace wakedock::monitoring {
namespace {

constexpr std::string_view Mask = "***";

std::string_view levelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Trace:
        return "trace";
    case LogLevel::Debug:
        return "debug";
    case LogLevel::Info:
        return "info";
    case LogLevel::Warning:
        return "warning";
    case LogLevel::Error:
        return "error";
    }
    return "info";
}

bool namesSecret(std::string_view key)
{
    static constexpr std::array<std::string_view, 9> words{"password",      "passwd", "passphrase", "secret",     "token",
                                                           "authorization", "cookie", "api_key",    "private_key"};
    std::string lower(key);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::ranges::any_of(words, [&lower](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// Every `://user:password@` with the password replaced.
std::string withoutUrlPasswords(std::string_view text)
{
    std::string result;
    while (true) {
        const auto slashes = text.find("://");
        if (slashes == std::string_view::npos) {
            return result.append(text);
        }
        const auto start = slashes + 3;
        const auto end = std::min(text.find_first_of("/?# \t\r\n\"'", start), text.size());
        const auto authority = text.substr(start, end - start);
        const auto at = authority.rfind('@');
        const auto colon = authority.find(':');
        if (at != std::string_view::npos && colon < at) {
            result.append(text.substr(0, start + colon + 1)).append(Mask).append(authority.substr(at));
        } else {
            result.append(text.substr(0, end));
        }
        text.remove_prefix(end);
    }
}

void appendVisible(std::string &into, unsigned char code)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    if (code == '\n') {
        into += "\\n";
    } else if (code == '\t') {
        into += ' ';
    } else {
        into.append("\\x").append(1, hex[code >> 4]).append(1, hex[code & 15]);
    }
}

/// Length in bytes of a control character at `at`: C0 and DEL are one byte, C1 (U+0080 to U+009F) are two in UTF-8.
std::size_t controlLength(std::string_view text, std::size_t at)
{
    const auto code = static_cast<unsigned char>(text[at]);
    if (code < 0x20 || code == 0x7f) {
        return 1;
    }
    const bool isC1 = code == 0xc2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0;
    return isC1 ? 2 : 0;
}

std::string withoutControls(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto length = controlLength(text, at);
        if (length == 0) {
            result += text[at++];
            continue;
        }
        appendVisible(result, static_cast<unsigned char>(text[at + length - 1]));
        at += length;
    }
    return result;
}

/// As it is where it is one word; else in quotes, so that `key=value` pairs can be told apart.
std::string asWord(const std::string &value)
{
    if (!value.empty() && value.find_first_of(" \"=") == std::string::npos) {
        return value;
    }
    std::string result = "\"";
    for (const char letter : value) {
        result.append(letter == '"' ? "\\" : "").append(1, letter);
    }
    return result + "\"";
}

void pad(std::string &text, std::size_t width)
{
    text.append(text.size() < width ? width - text.size() : 0, ' ');
}

} // namespace

std::string maskedValue(std::string_view key, std::string_view value)
{
    return namesSecret(key) ? std::string(Mask) : withoutUrlPasswords(value);
}

std::string textLine(const LogLine &line)
{
    constexpr std::size_t levelEnds = 33;
    constexpr std::size_t categoryEnds = 44;
    std::string text = toRfc3339(line.at);
    text.append(" ").append(levelWord(line.level));
    pad(text, levelEnds);
    text.append(" ").append(withoutControls(line.category));
    pad(text, categoryEnds);
    text.append(" ").append(withoutControls(withoutUrlPasswords(line.message)));
    if (line.fields) {
        std::string_view gap = "  ";
        for (const auto &[key, value] : *line.fields) {
            text.append(gap)
                .append(withoutControls(key))
                .append("=")
                .append(asWord(withoutControls(maskedValue(key, value))));
            gap = " ";
        }
    }
    return text;
}

std::string jsonLine(const LogLine &line)
{
    nlohmann::ordered_json json{{"ts", toRfc3339(line.at)},
                                {"level", std::string(levelWord(line.level))},
                                {"category", std::string(line.category)},
                                {"message", withoutUrlPasswords(line.message)}};
    if (line.fields) {
        for (const auto &[key, value] : *line.fields) {
            json[json.contains(key) ? key + "_" : key] = maskedValue(key, value);
        }
    }
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace wakedock::monitoring
