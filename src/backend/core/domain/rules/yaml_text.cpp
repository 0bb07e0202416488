#include "backend/core/domain/rules/yaml_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <string_view>
#include <utility>

namespace wakedock::core {

namespace {

bool isYamlLetter(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// Words that YAML 1.1 reads as something else than text, in whatever case.
bool isYamlWord(const std::string &text)
{
    static constexpr std::array<std::string_view, 9> words{"y", "n", "yes", "no", "on", "off", "true", "false", "null"};
    std::string lower;
    for (const char c : text) {
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return std::ranges::find(words, lower) != words.end();
}

bool isHarmlessInYaml(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0
        || std::string_view("_./-:@+,=% ").find(c) != std::string_view::npos;
}

/// Begins with a letter, `/` or `_` (so it is no number, date or time), and holds nothing that YAML gives a meaning to.
bool isPlainText(const std::string &text)
{
    if (text.empty()
        || !(isYamlLetter(text.front()) || std::string_view("/_").find(text.front()) != std::string_view::npos)) {
        return false;
    }
    const bool harmless = std::ranges::all_of(text, isHarmlessInYaml);
    return harmless && text.back() != ':' && text.back() != ' ' && text.find(": ") == std::string::npos && !isYamlWord(text);
}

/// Line breaks and marks of Unicode that YAML would fold or refuse, by their UTF-8.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> yamlMarks{
    {{"\xC2\x85", "\\N"}, {"\xE2\x80\xA8", "\\L"}, {"\xE2\x80\xA9", "\\P"}, {"\xEF\xBB\xBF", "\\uFEFF"}}};

std::string hexEscape(unsigned char byte)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "\\x%02X", byte);
    return text.data();
}

std::string escapedYamlByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\t':
        return "\\t";
    case '\r':
        return "\\r";
    default:
        return byte < 0x20 || byte == 0x7F ? hexEscape(byte) : std::string(1, c);
    }
}

} // namespace

std::string yamlQuoted(const std::string &text)
{
    std::string quoted = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = std::string_view(text).substr(at);
        const auto mark =
            std::ranges::find_if(yamlMarks, [rest](const auto &known) { return rest.starts_with(known.first); });
        if (mark != yamlMarks.end()) {
            quoted += mark->second;
            at += mark->first.size();
        } else if (rest.size() > 1 && rest[0] == '\xC2' && static_cast<unsigned char>(rest[1]) < 0xA0) {
            quoted += hexEscape(static_cast<unsigned char>(rest[1])); // A control character beyond ASCII.
            at += 2;
        } else {
            quoted += escapedYamlByte(text[at++]);
        }
    }
    return quoted + "\"";
}

std::string yamlScalar(const std::string &text)
{
    return isPlainText(text) ? text : yamlQuoted(text);
}

void YamlText::line(const std::string &text)
{
    m_text += std::string(static_cast<std::size_t>(m_level) * 2, ' ') + text + "\n";
}

void YamlText::comment(const std::string &text)
{
    std::string flat = text;
    std::ranges::replace_if(flat, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    line("# " + flat);
}

void YamlText::text(const std::string &key, const std::string &value)
{
    line(yamlScalar(key) + ": " + yamlScalar(value));
}

void YamlText::bare(const std::string &key, const std::string &value)
{
    line(yamlScalar(key) + ": " + value);
}

void YamlText::flow(const std::string &key, const std::vector<std::string> &values)
{
    std::string joined;
    for (const std::string &value : values) {
        joined += (joined.empty() ? "" : ", ") + yamlQuoted(value);
    }
    line(yamlScalar(key) + ": [" + joined + "]");
}

void YamlText::open(const std::string &key)
{
    line(yamlScalar(key) + ":");
    ++m_level;
}

void YamlText::close()
{
    --m_level;
}

void YamlText::item(const std::string &value)
{
    line("- " + yamlScalar(value));
}

void YamlText::quotedItem(const std::string &value)
{
    line("- " + yamlQuoted(value));
}

void YamlText::bareItem(const std::string &value)
{
    line("- " + value);
}

void YamlText::blank()
{
    m_text += "\n";
}

} // namespace wakedock::core
