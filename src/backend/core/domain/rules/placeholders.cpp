#include "backend/core/domain/rules/placeholders.h"

#include <algorithm>
#include <array>

namespace wakedock::core {

namespace {

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || std::string_view("._-:/*$~@+").find(c) != std::string_view::npos;
}

/// The name of a placeholder that begins at this brace; empty where none does.
std::string_view nameAt(std::string_view text, std::size_t brace)
{
    const auto end = text.find('}', brace);
    if (end == std::string_view::npos) {
        return {};
    }
    const auto name = text.substr(brace + 1, end - brace - 1);
    return std::ranges::all_of(name, isNameCharacter) ? name : std::string_view();
}

std::string braceEscaped(std::string_view text, bool keepsOpen)
{
    if (text.find('{') == std::string_view::npos) {
        return std::string(text); // Caddy does not look at it then, nor take escapes out again.
    }
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '{' && keepsOpen && isOpenPlaceholder(nameAt(text, i))) {
            const auto end = text.find('}', i);
            out += text.substr(i, end - i + 1);
            i = end;
        } else if (c == '{' || c == '}') {
            out += '\\';
            out += c;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

bool isOpenPlaceholder(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> open{
        "http.request.host", "http.request.hostport",    "http.request.method",
        "http.request.port", "http.request.remote.host", "http.request.scheme",
        "http.request.uri",  "http.request.uri.path",    "http.request.uri.query"};
    return std::ranges::find(open, name) != open.end();
}

std::vector<std::string> closedPlaceholders(std::string_view text)
{
    std::vector<std::string> closed;
    for (auto brace = text.find('{'); brace != std::string_view::npos; brace = text.find('{', brace + 1)) {
        const auto name = nameAt(text, brace);
        if (name.empty() || isOpenPlaceholder(name)) {
            continue;
        }
        std::string whole = "{" + std::string(name) + "}";
        if (std::ranges::find(closed, whole) == closed.end()) {
            closed.push_back(std::move(whole));
        }
    }
    return closed;
}

std::string withOpenPlaceholders(std::string_view text)
{
    return braceEscaped(text, true);
}

std::string asLiteral(std::string_view text)
{
    return braceEscaped(text, false);
}

} // namespace wakedock::core
