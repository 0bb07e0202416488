#include "backend/infrastructure/caddy/config/own_routes.h"

#include "backend/core/domain/rules/placeholders.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::caddy {

using core::HeaderChanges;
using core::OperatorRoute;
using nlohmann::json;

namespace {

json valuesOf(const std::map<std::string, std::string> &pairs)
{
    json values = json::object();
    for (const auto &[name, value] : pairs) {
        values[name] = json::array({core::withOpenPlaceholders(value)});
    }
    return values;
}

json headerOps(const HeaderChanges &headers)
{
    json ops = json::object();
    if (!headers.set.empty()) {
        ops["set"] = valuesOf(headers.set);
    }
    if (!headers.add.empty()) {
        ops["add"] = valuesOf(headers.add);
    }
    if (!headers.remove.empty()) {
        ops["delete"] = headers.remove;
    }
    return ops;
}

void addHeaders(json &handlers, const OperatorRoute &route)
{
    if (route.requestHeaders.isEmpty() && route.responseHeaders.isEmpty()) {
        return;
    }
    json handler = {{"handler", "headers"}};
    if (!route.requestHeaders.isEmpty()) {
        handler["request"] = headerOps(route.requestHeaders);
    }
    if (!route.responseHeaders.isEmpty()) {
        handler["response"] = headerOps(route.responseHeaders);
        handler["response"]["deferred"] = true; // What the upstream says is changed too.
    }
    handlers.push_back(std::move(handler));
}

json addressProxy(const core::AddressTarget &address, const GateWish &wish)
{
    json proxy = proxyTo(address.dial, wish);
    if (address.isEncrypted) {
        json tls = json::object();
        if (!address.tlsServerName.empty()) {
            tls["server_name"] = address.tlsServerName;
        }
        if (address.skipsVerification) {
            tls["insecure_skip_verify"] = true;
        }
        proxy["transport"] = {{"protocol", "http"}, {"tls", tls}};
    }
    if (address.hostHeader == core::HostHeader::Upstream) {
        proxy["headers"]["request"]["set"]["Host"] = json::array({"{http.reverse_proxy.upstream.hostport}"});
    }
    return proxy;
}

json redirection(const core::RedirectTarget &redirect)
{
    std::string to = core::withOpenPlaceholders(redirect.to);
    if (redirect.keepsPath) {
        while (to.ends_with('/')) {
            to.pop_back();
        }
        to += "{http.request.uri}";
    }
    return {
        {"handler", "static_response"}, {"status_code", redirect.status}, {"headers", {{"Location", json::array({to})}}}};
}

json staticAnswer(const core::StaticTarget &answer)
{
    json handler = {{"handler", "static_response"}, {"status_code", answer.status}};
    if (!answer.body.empty()) {
        handler["body"] = core::asLiteral(answer.body);
    }
    if (!answer.contentType.empty() && !answer.body.empty()) {
        handler["headers"] = {{"Content-Type", json::array({core::asLiteral(answer.contentType)})}};
    }
    return handler;
}

json unknownService()
{
    return {{"handler", "static_response"},
            {"status_code", 503},
            {"headers", {{"Retry-After", json::array({"30"})}}},
            {"body", "The service this address leads to is not deployed"}};
}

/// As on the service's own hosts: its marks, then its gate.
json serviceHandler(const HostGroup &service, const GateWish &wish)
{
    json routes = serviceRoutes(service, wish);
    routes.push_back(
        {{"handle", json::array({askGate(wish, service.markHost, nullptr), proxyTo(gatedDial(service.serviceId), wish)})},
         {"terminal", true}});
    return {{"handler", "subroute"}, {"routes", routes}, {"errors", gateErrors(wish, service.markHost)}};
}

json errorsStay()
{
    const json keep = {{"handle", json::array({{{"handler", "error"}, {"status_code", "{http.error.status_code}"}}})}};
    return {{"routes", json::array({keep})}};
}

json targetHandler(const OwnGroup &group, const GateWish &wish)
{
    const auto &target = group.route.target;
    switch (target.kind) {
    case core::RouteTargetKind::Redirect:
        return redirection(target.redirect);
    case core::RouteTargetKind::Static:
        return staticAnswer(target.answer);
    case core::RouteTargetKind::Service:
        return group.service ? serviceHandler(*group.service, wish) : unknownService();
    case core::RouteTargetKind::Address:
        break;
    }
    return addressProxy(target.address, wish);
}

json matcherOf(const OwnGroup &group)
{
    json matcher = {{"host", group.hosts}};
    if (const auto &prefix = group.route.pathPrefix; !prefix.empty()) {
        matcher["path"] = json::array({prefix, prefix + "/*"});
    }
    return matcher;
}

} // namespace

json ownRoute(const OwnGroup &group, const GateWish &wish)
{
    json handlers = json::array();
    addHeaders(handlers, group.route);
    if (group.route.stripsPrefix) {
        handlers.push_back({{"handler", "rewrite"}, {"strip_path_prefix", group.route.pathPrefix}});
    }
    handlers.push_back(targetHandler(group, wish));
    const json inner = {{"handle", handlers}};
    const json subroute = {{"handler", "subroute"}, {"routes", json::array({inner})}, {"errors", errorsStay()}};
    return {{"match", json::array({matcherOf(group)})}, {"handle", json::array({subroute})}, {"terminal", true}};
}

} // namespace wakedock::caddy
