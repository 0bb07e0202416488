#include "backend/infrastructure/caddy/config/gate_routes.h"

#include "backend/core/domain/awake_mark.h"
#include "backend/infrastructure/caddy/config/host_tree.h"
#include "backend/infrastructure/caddy/config/plain_transport.h"
#include "backend/infrastructure/caddy/config/silent_gate.h"

#include <nlohmann/json.hpp>

#include <utility>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

constexpr const char *GateUpstream = "{http.reverse_proxy.header.X-Upstream}";
constexpr const char *StreamsOutliveReloads = "5m";

json marked(const HostGroup &group, core::Colour colour, const GateWish &wish)
{
    // The mark's name is written out instead of taken from the request: a Host in capitals finds it too, and no visitor
    // chooses which file is looked at.
    return {{"root", wish.marksRoot}, {"try_files", json::array({core::awakeMarkFile(group.markHost, colour)})}};
}

std::vector<std::string> allHosts(const std::vector<HostGroup> &groups)
{
    std::vector<std::string> hosts;
    for (const auto &group : groups) {
        hosts.insert(hosts.end(), group.hosts.begin(), group.hosts.end());
    }
    return hosts;
}

json subrouteOf(json routes)
{
    json handler = {{"handler", "subroute"}};
    handler["routes"] = std::move(routes);
    json handlers = json::array();
    handlers.push_back(std::move(handler));
    return handlers;
}

json behindItsHosts(const HostGroup &group, json handlers)
{
    json route = {{"match", json::array({{{"host", group.hosts}}})}};
    route["handle"] = std::move(handlers);
    return route;
}

json colourRoute(const HostGroup &group, core::Colour colour, const GateWish &wish)
{
    auto proxy = proxyTo(colour == core::Colour::A ? group.dialA : group.dialB, wish);
    proxy["transport"] = busyTransport();
    return {{"match", json::array({{{"file", marked(group, colour, wish)}}})},
            {"handle", json::array({std::move(proxy)})},
            {"terminal", true}};
}

json gateRoute(const std::vector<HostGroup> &groups, const GateWish &wish, bool forAll)
{
    // In turn, not by host: a list that is long costs a first request next to nothing, and each push less than a tree.
    json proxies = json::array();
    for (const auto &group : groups) {
        auto proxy = behindItsHosts(group, json::array({proxyTo(gatedDial(group.serviceId), wish)}));
        proxy["terminal"] = true;
        proxies.push_back(std::move(proxy));
    }
    json route = {{"handle", subrouteOf(std::move(proxies))}, {"terminal", true}};
    route["handle"].insert(route["handle"].begin(), askGate(wish, RequestHost, nullptr));
    if (!forAll) {
        route["match"] = json::array({{{"host", allHosts(groups)}}});
    }
    return route;
}

} // namespace

json proxyTo(const std::string &dial, const GateWish &wish)
{
    json handler = {
        {"handler", "reverse_proxy"}, {"upstreams", json::array({{{"dial", dial}}})}, {"transport", plainTransport()}};
    if (wish.keepsStreams) {
        handler["stream_close_delay"] = StreamsOutliveReloads;
    }
    return handler;
}

json serviceRoutes(const HostGroup &group, const GateWish &wish)
{
    json routes = json::array();
    if (!group.snippet.empty()) {
        routes.push_back({{"handle", subrouteOf(json::parse(group.snippet))}});
    }
    // The host is never matched beside a mark: Caddy asks the matchers of one set in any order, and would look at the files
    // of services that nobody asks for.
    routes.push_back(colourRoute(group, core::Colour::A, wish));
    routes.push_back(colourRoute(group, core::Colour::B, wish));
    return routes;
}

// The question mark drops the visitor's query. Only a 204 lets the visitor on: whatever else the gate says, a 200 to a
// loading page that asks too, is the answer. The inner routes must not be empty, or Caddy copies the 204 to the visitor as
// well.
json askGate(const GateWish &wish, const std::string &host, const char *reason)
{
    // What the visitor asked: a route may have taken its prefix off, a snippet may have rewritten it.
    json set = {{"X-Forwarded-Method", json::array({"{http.request.method}"})},
                {"X-Forwarded-Uri", json::array({"{http.request.orig_uri}"})}};
    if (reason != nullptr) {
        set["X-WakeDock-Reason"] = json::array({reason});
    }
    json drop = {"Upgrade", "Connection", "Expect", "Cookie", "Authorization"};
    if (reason == nullptr) {
        drop.push_back("X-WakeDock-Reason"); // A visitor must not speak for Caddy.
    }
    const json goOn = {{"handle", json::array({{{"handler", "headers"}}})}};
    return {{"handler", "reverse_proxy"},
            {"upstreams", json::array({{{"dial", wish.gateAddress}}})},
            {"transport", plainTransport()},
            {"rewrite", {{"method", "GET"}, {"uri", "/gate/" + host + "?"}}},
            {"headers", {{"request", {{"set", set}, {"delete", drop}}}}},
            {"handle_response",
             json::array({{{"match", {{"status_code", json::array({204})}}}, {"routes", json::array({goOn})}}})}};
}

std::string gatedDial(const std::string &serviceId)
{
    return GateUpstream + ("{wakedock." + serviceId) + "}";
}

const std::string &rescuedDial()
{
    static const std::string dial = GateUpstream;
    return dial;
}

json gatedRoutes(const std::vector<HostGroup> &groups, const GateWish &wish, bool gateForAll)
{
    if (groups.empty()) {
        return json::array();
    }
    json services = json::array();
    for (const auto &group : groups) {
        services.push_back(behindItsHosts(group, subrouteOf(serviceRoutes(group, wish))));
    }
    json routes = routesByHost(std::move(services));
    routes.push_back(gateRoute(groups, wish, gateForAll));
    return routes;
}

json gateErrors(const GateWish &wish, const std::string &host)
{
    const auto fromGate = "{http.error.message}.contains('" + wish.gateAddress + "')";
    // Only a failed dial: an application that took a request and died must not get it twice.
    const json dialFailed = {
        {"match", json::array({{{"expression", "{http.error.message}.startsWith('dial ') && !" + fromGate}}})},
        {"handle", json::array({askGate(wish, host, "dial-failed"), proxyTo(rescuedDial(), wish)})},
        {"terminal", true}};
    const json gateSilent = {{"match", json::array({{{"expression", fromGate}}})},
                             {"handle", subrouteOf(silentGateAnswers())},
                             {"terminal", true}};
    // Without this last one the rest would become an empty 200.
    const json keep = {{"handle", json::array({{{"handler", "error"}, {"status_code", "{http.error.status_code}"}}})}};
    return {{"routes", json::array({dialFailed, gateSilent, keep})}};
}

} // namespace wakedock::caddy
