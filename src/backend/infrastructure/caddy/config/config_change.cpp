#include "backend/infrastructure/caddy/config/config_change.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

/// The only key on which two objects differ; nothing when there are several.
std::optional<std::string> onlyDifferentKey(const json &actual, const json &wished)
{
    std::set<std::string> different;
    for (const auto &[key, value] : actual.items()) {
        if (const auto other = wished.find(key); other == wished.end() || *other != value) {
            different.insert(key);
        }
    }
    for (const auto &[key, value] : wished.items()) {
        if (!actual.contains(key)) {
            different.insert(key);
        }
    }
    return different.size() == 1 ? std::optional(*different.begin()) : std::nullopt;
}

/// The only index at which two arrays of one length differ.
std::optional<std::size_t> onlyDifferentIndex(const json &actual, const json &wished)
{
    std::optional<std::size_t> different;
    for (std::size_t i = 0; actual.size() == wished.size() && i < actual.size(); ++i) {
        if (actual[i] != wished[i]) {
            if (different) {
                return std::nullopt;
            }
            different = i;
        }
    }
    return different;
}

/// Keys go into the path as they are: one that would need encoding ends the descent.
bool fitsInPath(const std::string &key)
{
    return !key.empty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// The one child in which two nodes differ: its name in the path, and what it is on each side (null pointer = missing).
struct DifferentChild {
    std::string name;
    const json *from = nullptr;
    const json *to = nullptr;
};

const json *childOf(const json &object, const std::string &key)
{
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

/// Nothing when the difference is in several children, or cannot be addressed: then the node itself is to be replaced.
std::optional<DifferentChild> onlyDifferentChild(const json &from, const json &to)
{
    if (from.is_object() && to.is_object()) {
        const auto key = onlyDifferentKey(from, to);
        if (key && fitsInPath(*key)) {
            return DifferentChild{.name = *key, .from = childOf(from, *key), .to = childOf(to, *key)};
        }
    } else if (from.is_array() && to.is_array()) {
        if (const auto index = onlyDifferentIndex(from, to)) {
            return DifferentChild{.name = std::to_string(*index), .from = &from[*index], .to = &to[*index]};
        }
    }
    return std::nullopt;
}

ConfigChange wholeAt(const std::string &path, const json &wished)
{
    // At the root PATCH would want something to be there already.
    const bool isRoot = path == "/config";
    return {.method = isRoot ? "POST" : "PATCH", .path = isRoot ? "/config/" : path, .body = wished.dump()};
}

} // namespace

std::optional<ConfigChange> smallestChange(const json &actual, const json &wished)
{
    if (actual == wished) {
        return std::nullopt;
    }
    std::string path = "/config";
    const json *from = &actual;
    const json *to = &wished;
    while (const auto child = onlyDifferentChild(*from, *to)) {
        path += "/" + child->name;
        if (child->to == nullptr) {
            return ConfigChange{.method = "DELETE", .path = path, .body = {}};
        }
        if (child->from == nullptr) {
            return ConfigChange{.method = "PUT", .path = path, .body = child->to->dump()};
        }
        from = child->from;
        to = child->to;
    }
    return wholeAt(path, *to);
}

} // namespace wakedock::caddy
