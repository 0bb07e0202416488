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

/// Members that hold what visitors are told apart by, or get: headers of any name (which one signs somebody in, only the
/// site knows), conditions on them, and whole answers. Headers are set below `set`, `add` and `replace`.
bool holdsWordsOfSites(const std::string &name)
{
    static constexpr std::array<std::string_view, 8> members{"header", "header_regexp", "headers",    "set",
                                                             "add",    "replace",       "expression", "body"};
    return std::ranges::find(members, name) != members.end();
}

bool isSecretMember(const std::string &name)
{
    return holdsWordsOfSites(name) || (name != "key_type" && (core::looksSecret(name) || isSignInHeader(name)));
}

/// `https://TOKEN@host` signs in without a password, and a text may hold several addresses. A name behind an `@` in a path
/// is hidden with them: what a password may hold is not for us to say.
bool holdsUrlUser(const std::string &text)
{
    static constexpr std::string_view scheme = "://";
    for (auto at = text.find(scheme); at != std::string::npos; at = text.find(scheme, at + 1)) {
        const auto end = std::min(text.find_first_of(" \t\r\n\"'", at), text.size());
        if (text.find('@', at) < end) {
            return true;
        }
    }
    return false;
}

/// `/in?page=2&token=...`, in whatever stands around it.
std::string withoutQuerySecrets(const std::string &text)
{
    std::string shown;
    std::size_t from = 0;
    for (auto mark = text.find_first_of("?&#"); mark != std::string::npos; mark = text.find_first_of("?&#", mark + 1)) {
        const auto equals = text.find_first_of("=?&# \t\r\n\"'", mark + 1);
        if (equals == std::string::npos || text[equals] != '=') {
            continue;
        }
        const auto end = std::min(text.find_first_of("&# \t\r\n", equals + 1), text.size());
        if (end > equals + 1 && core::looksSecret(text.substr(mark + 1, equals - mark - 1))) {
            shown += text.substr(from, equals + 1 - from);
            shown += configStars;
            from = end;
        }
    }
    return shown + text.substr(from);
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
    } else if (config.is_string()) {
        const auto &text = config.get_ref<const std::string &>();
        config = holdsUrlUser(text) ? std::string(configStars) : withoutQuerySecrets(text);
    }
}

void maskOwnKeys(ordered_json &config)
{
    if (config.is_object() && config.value("@id", ordered_json("")).is_string()
        && config.value("@id", std::string()).starts_with("wakedock-certificate-") && config.contains("key")) {
        config["key"] = configStars;
    }
    if (config.is_structured()) {
        for (auto &child : config) {
            maskOwnKeys(child);
        }
    }
}

ordered_json withoutOwnKeys(const std::string &pointer, ordered_json value)
{
    if (pointer.starts_with("/apps/tls/certificates/load_pem/") && pointer.ends_with("/key")) {
        return configStars;
    }
    maskOwnKeys(value);
    return value;
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
