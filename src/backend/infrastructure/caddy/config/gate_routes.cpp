#include "backend/infrastructure/caddy/config/gate_routes.h"

#include "backend/core/domain/awake_mark.h"

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

/// Goes on to what comes after it, whatever it did.
json snippetRoute(const HostGroup &group)
{
    return {{"match", json::array({{{"host", group.hosts}}})},
            {"handle", json::array({{{"handler", "subroute"}, {"routes", json::parse(group.snippet)}}})}};
}

json gateRoute(const std::vector<HostGroup> &groups, const GateWish &wish, bool forAll)
{
    json proxies = json::array();
    for (const auto &group : groups) {
        proxies.push_back({{"match", json::array({{{"host", group.hosts}}})},
                           {"handle", json::array({proxyTo(gatedDial(group.serviceId), wish)})},
                           {"terminal", true}});
    }
    json goOn = {{"handler", "subroute"}};
    goOn["routes"] = std::move(proxies);
    json route = {{"handle", json::array({askGate(wish, RequestHost, nullptr)})}, {"terminal", true}};
    route["handle"].push_back(std::move(goOn));
    if (!forAll) {
        route["match"] = json::array({{{"host", allHosts(groups)}}});
    }
    return route;
}

} // namespace

json proxyTo(const std::string &dial, const GateWish &wish)
{
    json handler = {{"handler", "reverse_proxy"}, {"upstreams", json::array({{{"dial", dial}}})}};
    if (wish.keepsStreams) {
        handler["stream_close_delay"] = StreamsOutliveReloads;
    }
    return handler;
}

json colourRoute(const HostGroup &group, const std::vector<std::string> &hosts, core::Colour colour, const GateWish &wish)
{
    json matcher = {{"file", marked(group, colour, wish)}};
    if (!hosts.empty()) {
        matcher["host"] = hosts;
    }
    const auto &dial = colour == core::Colour::A ? group.dialA : group.dialB;
    return {{"match", json::array({matcher})}, {"handle", json::array({proxyTo(dial, wish)})}, {"terminal", true}};
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
    json routes = json::array();
    if (groups.empty()) {
        return routes;
    }
    for (const auto &group : groups) {
        if (!group.snippet.empty()) {
            routes.push_back(snippetRoute(group));
        }
        routes.push_back(colourRoute(group, group.hosts, core::Colour::A, wish));
        routes.push_back(colourRoute(group, group.hosts, core::Colour::B, wish));
    }
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
                             {"handle",
                              json::array({{{"handler", "static_response"},
                                            {"status_code", 503},
                                            {"headers", {{"Retry-After", json::array({"5"})}}},
                                            {"body", "WakeDock is not running"}}})},
                             {"terminal", true}};
    // Without this last one the rest would become an empty 200.
    const json keep = {{"handle", json::array({{{"handler", "error"}, {"status_code", "{http.error.status_code}"}}})}};
    return {{"routes", json::array({dialFailed, gateSilent, keep})}};
}

} // namespace wakedock::caddy
