#include "backend/api/http/router.h"

#include <map>
#include <set>
#include <stdexcept>
#include <utility>

namespace wakedock::api {

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> parameter;
    std::map<std::string, const Route *, std::less<>> calls; ///< By method.
};

namespace {

std::vector<std::string> patternSegments(std::string_view pattern)
{
    std::vector<std::string> segments;
    pattern.remove_prefix(1);
    while (true) {
        const auto slash = pattern.find('/');
        segments.emplace_back(pattern.substr(0, slash));
        if (slash == std::string_view::npos) {
            return segments;
        }
        pattern.remove_prefix(slash + 1);
    }
}

bool isParameter(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

void refuseBadRoute(const Route &route)
{
    const std::string call = route.method + " " + route.pattern;
    if (route.pattern.empty() || route.pattern.front() != '/') {
        throw std::logic_error(call + ": a pattern starts with a slash");
    }
    if (route.permission.empty()) {
        throw std::logic_error(call + ": names no permission; say public if anybody may ask");
    }
    if (route.method.empty() || route.method == "HEAD" || route.method == "OPTIONS") {
        throw std::logic_error(call + ": HEAD and OPTIONS are answered by the router itself");
    }
    if (route.kind == RouteKind::Plain && !route.handler) {
        throw std::logic_error(call + ": has no handler");
    }
}

std::string allowedMethods(const std::map<std::string, const Route *, std::less<>> &calls)
{
    std::set<std::string> methods{"OPTIONS"};
    for (const auto &[method, route] : calls) {
        methods.insert(method);
        if (method == "GET" && route->kind == RouteKind::Plain) {
            methods.insert("HEAD");
        }
    }
    std::string text;
    for (const std::string &method : methods) {
        text += (text.empty() ? "" : ", ") + method;
    }
    return text;
}

} // namespace

Router::Router() : m_root(std::make_unique<Node>()) { }
Router::~Router() = default;

void Router::add(Route route)
{
    refuseBadRoute(route);
    Node *node = m_root.get();
    for (const std::string &segment : patternSegments(route.pattern)) {
        const bool named = isParameter(segment);
        if (named) {
            route.parameterNames.push_back(segment.substr(1, segment.size() - 2));
        }
        std::unique_ptr<Node> &next = named ? node->parameter : node->literals[segment];
        if (!next) {
            next = std::make_unique<Node>();
        }
        node = next.get();
    }
    if (node->calls.contains(route.method)) {
        throw std::logic_error(route.method + " " + route.pattern + ": is declared twice");
    }
    const Route &kept = m_routes.emplace_back(std::move(route));
    node->calls.emplace(kept.method, &kept);
}

const Router::Node *Router::find(const Node &node, const std::vector<std::string> &segments, std::size_t at,
                                 std::vector<std::string> &values)
{
    if (at == segments.size()) {
        return node.calls.empty() ? nullptr : &node;
    }
    if (const auto literal = node.literals.find(segments[at]); literal != node.literals.end()) {
        if (const Node *found = find(*literal->second, segments, at + 1, values)) {
            return found;
        }
    }
    if (!node.parameter || segments[at].empty()) {
        return nullptr;
    }
    values.push_back(segments[at]);
    const Node *found = find(*node.parameter, segments, at + 1, values);
    if (!found) {
        values.pop_back();
    }
    return found;
}

Router::Match Router::match(std::string_view method, const std::vector<std::string> &segments) const
{
    std::vector<std::string> values;
    const Node *node = find(*m_root, segments, 0, values);
    if (!node) {
        return {};
    }
    const bool isHead = method == "HEAD";
    const auto call = node->calls.find(isHead ? std::string_view("GET") : method);
    if (call == node->calls.end() || (isHead && call->second->kind == RouteKind::WebSocket)) {
        return {nullptr, {}, allowedMethods(node->calls)};
    }
    Match match{call->second, {}, {}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        match.parameters.add(call->second->parameterNames[i], std::move(values[i]));
    }
    return match;
}

} // namespace wakedock::api
