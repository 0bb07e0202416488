#include "backend/security/sanitization/html_escape.h"

namespace wakedock::security {

namespace {

/// What stands for a byte that must not stand for itself; empty when it may.
std::string_view htmlEntity(char letter)
{
    switch (letter) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '`':
        return "&#96;";
    default:
        return {};
    }
}

bool isHtmlText(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return (byte >= 0x20 && byte != 0x7f) || byte == '\n' || byte == '\t';
}

} // namespace

std::string htmlEscape(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size() + text.size() / 8);
    for (const char letter : text) {
        const std::string_view entity = htmlEntity(letter);
        if (!entity.empty()) {
            safe.append(entity);
        } else if (isHtmlText(letter)) {
            safe += letter;
        }
    }
    return safe;
}

} // namespace wakedock::security
