#include "backend/api/json/config_masks.h"

#include "backend/core/domain/rules/secret_names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view configStars = "********";

bool isSignInHeader(std::string name)
{
    static constexpr std::array<std::string_view, 4> headers{"authorization", "proxy-authorization", "cookie", "set-cookie"};
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::ranges::find(headers, name) != headers.end();
}

bool isSecretMember(const std::string &name)
{
    return name != "key_type" && (core::looksSecret(name) || isSignInHeader(name));
}

void hideAll(ordered_json &node)
{
    if (node.is_structured()) {
        for (auto &child : node) {
            hideAll(child);
        }
    } else if (node.is_string() && !node.get_ref<const std::string &>().empty()) {
        node = configStars;
    }
}

} // namespace

void maskConfig(ordered_json &config)
{
    if (config.is_object()) {
        for (auto &[name, value] : config.items()) {
            if (isSecretMember(name)) {
                hideAll(value);
            } else {
                maskConfig(value);
            }
        }
    } else if (config.is_array()) {
        for (auto &child : config) {
            maskConfig(child);
        }
    } else if (config.is_string() && core::holdsUrlPassword(config.get_ref<const std::string &>())) {
        config = configStars;
    }
}

ordered_json maskedAt(const std::string &pointer, ordered_json value)
{
    std::size_t from = 0;
    while (from < pointer.size()) {
        const auto end = std::min(pointer.find('/', from + 1), pointer.size());
        if (isSecretMember(pointer.substr(from + 1, end - from - 1))) {
            hideAll(value);
            return value;
        }
        from = end;
    }
    maskConfig(value);
    return value;
}

} // namespace wakedock::api
