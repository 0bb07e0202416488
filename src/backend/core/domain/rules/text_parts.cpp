#include "backend/core/domain/rules/text_parts.h"

#include <algorithm>

namespace wakedock::core {

std::string_view trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(' ');
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

std::vector<std::string> listParts(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t to = std::min(text.find(separator), text.size());
        if (const auto part = trimmed(text.substr(0, to)); !part.empty()) {
            parts.emplace_back(part);
        }
        text.remove_prefix(std::min(to + 1, text.size()));
    }
    return parts;
}

} // namespace wakedock::core
