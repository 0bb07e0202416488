#include "backend/security/validators/field_name.h"

#include <algorithm>

namespace wakedock::security {

namespace {

constexpr std::size_t longestShownKey = 80;

bool isPlainKey(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

/// Cuts between characters, so that the rest stays UTF-8.
std::string_view shortened(std::string_view key)
{
    if (key.size() <= longestShownKey) {
        return key;
    }
    std::size_t length = longestShownKey;
    while (length > 0 && (static_cast<unsigned char>(key[length]) & 0xC0U) == 0x80U) {
        --length;
    }
    return key.substr(0, length);
}

} // namespace

std::string memberName(std::string_view parent, std::string_view key)
{
    const std::string shown(shortened(key));
    const std::string end = shown.size() < key.size() ? "..." : "";
    if (isPlainKey(shown)) {
        return parent.empty() ? shown + end : std::string(parent) + "." + shown + end;
    }
    return std::string(parent) + "[\"" + shown + end + "\"]";
}

std::string itemName(std::string_view parent, std::size_t index)
{
    return std::string(parent) + "[" + std::to_string(index) + "]";
}

std::string fieldOrBody(std::string_view name)
{
    return std::string(name.empty() ? BodyField : name);
}

} // namespace wakedock::security
