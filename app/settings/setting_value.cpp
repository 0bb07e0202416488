#include "app/settings/setting_value.h"

#include <charconv>

namespace wakedock::app::kind {
namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::int64_t wholeNumberWithin(const std::string &text, std::int64_t least, std::int64_t most, const std::string &example)
{
    const auto value = wholeNumber(text);
    if (!value) {
        throw BadValue(inQuotes(text) + " is not a whole number", example);
    }
    if (*value < least || *value > most) {
        throw BadValue(text + " is out of range: " + std::to_string(least) + " to " + std::to_string(most), example);
    }
    return *value;
}

/// 10 from `10 MiB`, and the unit's bytes. A bare number means bytes.
std::optional<std::int64_t> bytesOf(std::string_view text)
{
    static const Choices<std::int64_t> units{
        {"", 1}, {"B", 1}, {"KiB", 1024}, {"MiB", 1024 * 1024}, {"GiB", 1024 * 1024 * 1024}};
    const auto digits = text.substr(0, text.find_first_not_of("0123456789"));
    auto unit = text.substr(digits.size());
    unit.remove_prefix(std::min(unit.find_first_not_of(' '), unit.size()));
    const auto count = wholeNumber(digits);
    for (const auto &[word, factor] : units) {
        if (count && word == unit && *count <= INT64_MAX / factor) {
            return *count * factor;
        }
    }
    return std::nullopt;
}

} // namespace

std::string inQuotes(std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string result = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            result += '\\';
            result += letter;
        } else if (code < 0x20 || code == 0x7f) {
            result.append("\\x").append(1, hex[code >> 4]).append(1, hex[code & 15]);
        } else {
            result += letter;
        }
    }
    return result + "\"";
}

const std::string &only(const RawValue &raw, const std::string &example)
{
    if (raw.isList || raw.items.size() != 1) {
        throw BadValue("a list stands where one value is meant", example);
    }
    return raw.items.front();
}

Kind<bool> flag()
{
    const auto parse = [](const RawValue &raw) {
        static const Choices<bool> words{{"true", true},   {"yes", true}, {"on", true},
                                         {"false", false}, {"no", false}, {"off", false}};
        const std::string &text = only(raw, "true");
        for (const auto &[word, value] : words) {
            if (word == text) {
                return value;
            }
        }
        throw BadValue(inQuotes(text) + " is neither true nor false", "true");
    };
    return {"true or false", parse, [](const bool &value) { return std::string(value ? "true" : "false"); }};
}

Kind<int> number(int least, int most, std::string example)
{
    const auto parse = [least, most, example](const RawValue &raw) {
        return static_cast<int>(wholeNumberWithin(only(raw, example), least, most, example));
    };
    return {std::to_string(least) + " to " + std::to_string(most), parse,
            [](const int &value) { return std::to_string(value); }};
}

Kind<int> port()
{
    return number(0, 65535, "8080");
}

Kind<std::int64_t> bytes(std::int64_t least, std::int64_t most)
{
    const auto parse = [least, most](const RawValue &raw) {
        const std::string &text = only(raw, "10 MiB");
        const auto value = bytesOf(text);
        if (!value) {
            throw BadValue(inQuotes(text) + " is not a size", "10 MiB");
        }
        return wholeNumberWithin(std::to_string(*value), least, most, "10 MiB");
    };
    return {"bytes, or with KiB, MiB, GiB", parse, [](const std::int64_t &value) { return std::to_string(value); }};
}

} // namespace wakedock::app::kind
