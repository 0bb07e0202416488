#include "backend/infrastructure/caddy/config/snippet_check.h"

#include "backend/infrastructure/caddy/config/json_path.h"

#include <nlohmann/json.hpp>

#include <QString>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace wakedock::caddy {

using core::ConfigFinding;
using nlohmann::json;

namespace {

template <std::size_t Count>
bool isAmong(const std::array<std::string_view, Count> &words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

void refuse(std::vector<ConfigFinding> &findings, std::string message)
{
    findings.push_back({std::move(message), std::nullopt, {}});
}

bool isOpenName(std::string_view name)
{
    static constexpr std::array<std::string_view, 3> open{"http.request.", "http.regexp.", "time.now."};
    const bool isCount = name.find_first_not_of("0123456789,") == std::string_view::npos; // `[0-9]{3}`
    return isCount || std::ranges::any_of(open, [name](auto begin) { return name.starts_with(begin); });
}

void checkText(const std::string &text, std::vector<ConfigFinding> &findings)
{
    for (auto brace = text.find('{'); brace != std::string::npos; brace = text.find('{', brace + 1)) {
        const auto end = text.find('}', brace);
        const auto name = end == std::string::npos ? std::string() : text.substr(brace + 1, end - brace - 1);
        if (!isOpenName(name)) {
            refuse(findings,
                   "{" + name.substr(0, 60)
                       + "} is not open to snippets: only values of the request are ({http.request...}, "
                         "{http.regexp...}, {time.now...}).");
        }
    }
}

void checkTexts(const json &node, std::vector<ConfigFinding> &findings)
{
    if (node.is_string()) {
        checkText(node.get_ref<const std::string &>(), findings);
    } else if (node.is_object()) {
        for (const auto &[key, child] : node.items()) {
            checkText(key, findings);
            checkTexts(child, findings);
        }
    } else if (node.is_array()) {
        for (const auto &child : node) {
            checkTexts(child, findings);
        }
    }
}

void checkMatcher(const json &matcher, std::vector<ConfigFinding> &findings)
{
    static constexpr std::array<std::string_view, 12> known{"path",          "path_regexp", "method", "header",
                                                            "header_regexp", "query",       "host",   "remote_ip",
                                                            "client_ip",     "protocol",    "not",    "tls"};
    for (const auto &[name, value] : matcher.items()) {
        if (!isAmong(known, name)) {
            refuse(findings, "The matcher " + name + " is not for snippets.");
        }
        if (name == "not" && value.is_array()) {
            for (const auto &inner : value) {
                checkMatcher(inner, findings);
            }
        }
    }
}

bool isForEverything(const json &matcher)
{
    const auto *paths = findAt(matcher, {"path"});
    const bool isAnyPath = paths != nullptr && paths->is_array()
        && std::ranges::any_of(*paths, [](const json &path) { return path == "*" || path == "/*"; });
    return matcher.empty() || (isAnyPath && matcher.size() == 1);
}

bool isLimited(const json &route)
{
    const auto match = route.find("match");
    return match != route.end() && match->is_array() && !match->empty() && std::ranges::none_of(*match, isForEverything);
}

/// With another Host a request would be another service's from here on.
void checkRequestHeaders(const json &handler, std::vector<ConfigFinding> &findings)
{
    for (const auto *operation : {"set", "add", "replace"}) {
        const auto *names = findAt(handler, {"request", operation});
        if (names == nullptr || !names->is_object()) {
            continue;
        }
        for (const auto &[name, value] : names->items()) {
            if (QString::fromStdString(name).compare(QLatin1String("host"), Qt::CaseInsensitive) == 0) {
                refuse(findings, "A snippet leaves the Host of requests as it is.");
            }
        }
    }
}

void checkRoutes(const json &routes, bool isLimitedAbove, std::vector<ConfigFinding> &findings);

void checkAuthentication(const json &handler, std::vector<ConfigFinding> &findings)
{
    const auto *providers = findAt(handler, {"providers"});
    if (providers == nullptr || providers->size() != 1 || !providers->contains("http_basic")) {
        refuse(findings, "Of authentications only basicauth is for snippets.");
    }
}

void checkAnswer(bool isLimitedHere, std::vector<ConfigFinding> &findings)
{
    if (!isLimitedHere) {
        refuse(findings,
               "An answer to every request would leave the service none: give redir, respond and error a matcher, such as a "
               "path.");
    }
}

void checkInner(const json &handler, bool isLimitedHere, std::vector<ConfigFinding> &findings)
{
    if (handler.contains("errors")) {
        refuse(findings, "A snippet handles no errors: handle_errors is not for snippets.");
    }
    checkRoutes(handler.value("routes", json::array()), isLimitedHere, findings);
}

void checkHandler(const json &handler, bool isLimitedHere, std::vector<ConfigFinding> &findings)
{
    static constexpr std::array<std::string_view, 3> harmless{"encode", "rewrite", "request_body"};
    const std::string name = handler.value("handler", "");
    if (name == "subroute") {
        checkInner(handler, isLimitedHere, findings);
    } else if (name == "static_response" || name == "error") {
        checkAnswer(isLimitedHere, findings);
    } else if (name == "headers") {
        checkRequestHeaders(handler, findings);
    } else if (name == "authentication") {
        checkAuthentication(handler, findings);
    } else if (!isAmong(harmless, name)) {
        refuse(findings, "The handler " + name + " is not for snippets.");
    }
}

void checkRoutes(const json &routes, bool isLimitedAbove, std::vector<ConfigFinding> &findings)
{
    for (const auto &route : routes) {
        for (const auto &matcher : route.value("match", json::array())) {
            checkMatcher(matcher, findings);
        }
        const bool isLimitedHere = isLimitedAbove || isLimited(route);
        for (const auto &handler : route.value("handle", json::array())) {
            checkHandler(handler, isLimitedHere, findings);
        }
    }
}

bool hasOnly(const json &object, std::initializer_list<std::string_view> keys)
{
    if (!object.is_object()) {
        return false;
    }
    return std::ranges::all_of(object.items(), [&keys](const auto &item) {
        return std::ranges::find(keys, std::string_view(item.key())) != keys.end();
    });
}

bool isListOfOne(const json *list)
{
    return list != nullptr && list->is_array() && list->size() == 1;
}

/// Null where there is anything but one server with one route.
const json *onlySiteIn(const json &adapted)
{
    const auto *http = findAt(adapted, {"apps", "http"});
    const auto *servers = findAt(adapted, {"apps", "http", "servers"});
    if (servers == nullptr || !hasOnly(adapted, {"apps"}) || !hasOnly(adapted["apps"], {"http"})
        || !hasOnly(*http, {"servers"}) || servers->size() != 1) {
        return nullptr;
    }
    const json &server = *servers->begin();
    const auto *routes = findAt(server, {"routes"});
    return hasOnly(server, {"listen", "routes"}) && isListOfOne(routes) ? &routes->front() : nullptr;
}

} // namespace

json snippetRoutesIn(const json &adapted)
{
    const json *site = onlySiteIn(adapted);
    if (site == nullptr) {
        return nullptr;
    }
    const auto handlers = site->value("handle", json::array());
    const bool isSubroute = handlers.size() == 1 && handlers[0].value("handler", "") == "subroute";
    return isSubroute && !handlers[0].contains("errors") ? handlers[0].value("routes", json::array()) : json(nullptr);
}

std::vector<ConfigFinding> refusedHandlers(const json &routes)
{
    std::vector<ConfigFinding> findings;
    checkRoutes(routes, false, findings);
    checkTexts(routes, findings);
    return findings;
}

} // namespace wakedock::caddy
