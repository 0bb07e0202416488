#include "backend/api/json/inspect_json.h"

#include "backend/api/json/json_parts.h"
#include "backend/api/json/service_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

namespace wakedock::api {

namespace {

using nlohmann::ordered_json;

constexpr std::string_view inspectStars = "********";
/// A shorter secret (`1`, `yes`) stands in too many places that are none.
constexpr std::size_t shortestSecret = 4;

void forEachText(ordered_json &node, const std::function<void(std::string &)> &change)
{
    if (node.is_string()) {
        change(node.get_ref<std::string &>());
    } else if (node.is_structured()) {
        for (auto &child : node) {
            forEachText(child, change);
        }
    }
}

/// Hides the value and remembers it.
void hide(std::string &value, std::vector<std::string> &secrets)
{
    if (value.size() >= shortestSecret) {
        secrets.push_back(value);
    }
    value = inspectStars;
}

void hideEnvironment(ordered_json &variables, std::vector<std::string> &secrets)
{
    if (!variables.is_array()) {
        return;
    }
    forEachText(variables, [&secrets](std::string &line) {
        const auto equals = line.find('=');
        if (equals != std::string::npos && looksSecret(line.substr(0, equals))) {
            auto value = line.substr(equals + 1);
            hide(value, secrets);
            line = line.substr(0, equals + 1) + value;
        }
    });
}

void hideLabels(ordered_json &labels, std::vector<std::string> &secrets)
{
    if (!labels.is_object()) {
        return;
    }
    for (auto &[name, value] : labels.items()) {
        if (value.is_string() && looksSecret(name)) {
            hide(value.get_ref<std::string &>(), secrets);
        }
    }
}

/// Finds environments and labels wherever the engine puts them.
void hideNamed(ordered_json &node, std::vector<std::string> &secrets)
{
    if (!node.is_structured()) {
        return;
    }
    if (node.is_object()) {
        if (const auto found = node.find("Env"); found != node.end()) {
            hideEnvironment(*found, secrets);
        }
        if (const auto found = node.find("Labels"); found != node.end()) {
            hideLabels(*found, secrets);
        }
    }
    for (auto &child : node) {
        hideNamed(child, secrets);
    }
}

/// `postgres://shop:hunter2@db/shop` keeps all but the password.
void hideUrlPassword(std::string &text)
{
    for (auto scheme = text.find("://"); scheme != std::string::npos; scheme = text.find("://", scheme + 3)) {
        const auto from = scheme + 3;
        const auto end = text.find_first_of("/?# \"'", from);
        const auto at = text.substr(0, end).rfind('@');
        const auto colon = text.find(':', from);
        if (at != std::string::npos && at > from && colon < at) {
            text.replace(colon + 1, at - colon - 1, inspectStars);
        }
    }
}

void hideEverywhere(std::string &text, const std::vector<std::string> &secrets)
{
    for (const auto &secret : secrets) {
        for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + inspectStars.size())) {
            text.replace(at, secret.size(), inspectStars);
        }
    }
    hideUrlPassword(text);
}

} // namespace

std::string maskedInspectJson(const std::string &raw)
{
    auto json = ordered_json::parse(raw, nullptr, false);
    if (!json.is_object()) {
        return "{}";
    }
    std::vector<std::string> secrets;
    hideNamed(json, secrets);
    // The longest first: one may be a part of another.
    std::ranges::sort(secrets, std::ranges::greater(), &std::string::size);
    forEachText(json, [&secrets](std::string &text) { hideEverywhere(text, secrets); });
    return textOf(json);
}

} // namespace wakedock::api
