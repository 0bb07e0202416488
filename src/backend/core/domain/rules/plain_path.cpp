#include "backend/core/domain/rules/plain_path.h"

#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

namespace wakedock::core {

namespace {

/// The byte that the two digits at the beginning of `digits` name.
std::optional<char> byteOf(std::string_view digits)
{
    unsigned char byte = 0;
    const char *const end = digits.size() < 2 ? digits.data() : digits.data() + 2;
    const auto read = std::from_chars(digits.data(), end, byte, 16);
    return read.ec == std::errc() && read.ptr == digits.data() + 2 ? std::optional(static_cast<char>(byte)) : std::nullopt;
}

std::string withoutPercents(std::string_view path)
{
    std::string decoded;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const auto byte = path[at] == '%' ? byteOf(path.substr(at + 1)) : std::nullopt;
        if (byte && *byte != '*') {
            decoded += *byte;
            at += 2;
        } else {
            decoded += path[at];
        }
    }
    return decoded;
}

/// Takes one part more. @return whether the path ends in a folder, when it is the last one
bool takePart(std::vector<std::string_view> &parts, std::string_view part)
{
    if (part == ".." && !parts.empty()) {
        parts.pop_back();
    }
    if (part.empty() || part == "." || part == "..") {
        return true;
    }
    parts.push_back(part);
    return false;
}

} // namespace

std::string plainPath(const std::string &path)
{
    const std::string decoded = withoutPercents(path);
    std::vector<std::string_view> parts;
    bool isFolder = false;
    std::string_view rest = decoded;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        isFolder = takePart(parts, rest.substr(0, slash)) || slash + 1 == rest.size();
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
    }
    std::string plain;
    for (const std::string_view part : parts) {
        plain += plain.empty() && !decoded.starts_with('/') ? "" : "/";
        plain += part;
    }
    return isFolder ? plain + "/" : plain;
}

} // namespace wakedock::core
