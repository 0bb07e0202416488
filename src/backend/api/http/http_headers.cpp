#include "backend/api/http/http_headers.h"

#include <algorithm>

namespace wakedock::api {

namespace {

char headerLower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

std::string_view headerTrimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool headerListHolds(std::string_view list, std::string_view token)
{
    while (true) {
        const auto comma = list.find(',');
        if (equalsIgnoringCase(headerTrimmed(list.substr(0, comma)), token)) {
            return true;
        }
        if (comma == std::string_view::npos) {
            return false;
        }
        list.remove_prefix(comma + 1);
    }
}

} // namespace

bool equalsIgnoringCase(std::string_view left, std::string_view right)
{
    return left.size() == right.size() && std::equal(left.begin(), left.end(), right.begin(), [](char one, char other) {
               return headerLower(one) == headerLower(other);
           });
}

const std::string *HttpHeaders::find(std::string_view name) const
{
    for (const Line &line : m_lines) {
        if (equalsIgnoringCase(line.first, name)) {
            return &line.second;
        }
    }
    return nullptr;
}

std::string_view HttpHeaders::value(std::string_view name) const
{
    const std::string *found = find(name);
    return found ? std::string_view(*found) : std::string_view();
}

std::size_t HttpHeaders::count(std::string_view name) const
{
    return static_cast<std::size_t>(std::count_if(
        m_lines.begin(), m_lines.end(), [name](const Line &line) { return equalsIgnoringCase(line.first, name); }));
}

bool HttpHeaders::hasToken(std::string_view name, std::string_view token) const
{
    return std::any_of(m_lines.begin(), m_lines.end(), [name, token](const Line &line) {
        return equalsIgnoringCase(line.first, name) && headerListHolds(line.second, token);
    });
}

void HttpHeaders::set(std::string_view name, std::string value)
{
    remove(name);
    m_lines.emplace_back(std::string(name), std::move(value));
}

void HttpHeaders::setDefault(std::string_view name, std::string_view value)
{
    if (!find(name)) {
        m_lines.emplace_back(std::string(name), std::string(value));
    }
}

void HttpHeaders::remove(std::string_view name)
{
    std::erase_if(m_lines, [name](const Line &line) { return equalsIgnoringCase(line.first, name); });
}

} // namespace wakedock::api
