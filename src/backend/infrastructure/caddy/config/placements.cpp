#include "backend/infrastructure/caddy/config/placements.h"

#include "backend/infrastructure/caddy/config/listen_address.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

std::optional<ListenAddress> listenerOn(const json &server, int port)
{
    const auto listen = server.is_object() ? server.find("listen") : server.end();
    if (!server.is_object() || listen == server.end() || !listen->is_array()) {
        return std::nullopt;
    }
    for (const auto &text : *listen) {
        const auto address = text.is_string() ? readListenAddress(text.get<std::string>()) : std::nullopt;
        if (address && address->holds(port)) {
            return address;
        }
    }
    return std::nullopt;
}

/// The first of a kind has the plain name, so that /id/wakedock always is the one on the HTTP port.
std::string objectIdFor(const std::vector<Placement> &placed, bool plain, const std::string &server)
{
    const std::string base = plain ? "wakedock" : "wakedock-https";
    const bool isTaken = std::ranges::any_of(placed, [&base](const Placement &other) { return other.objectId == base; });
    return isTaken ? base + "-" + server : base;
}

std::string freeName(const json &servers, std::string name)
{
    while (servers.contains(name)) {
        name += "-own";
    }
    return name;
}

/// Unmatched hosts would get an empty 200.
json nothingHere(const std::string &id)
{
    const json answer = {{"handler", "static_response"}, {"status_code", 404}, {"body", "No site answers to this name."}};
    return {{"@id", id}, {"handle", json::array({answer})}};
}

void addOwnServer(json &servers, std::vector<Placement> &placed, const ProxyPorts &ports, bool plain)
{
    const std::string id = plain ? "wakedock-http-server" : "wakedock-https-server";
    json server = {{"@id", id},
                   {"listen", json::array({":" + std::to_string(plain ? ports.http : ports.https)})},
                   {"routes", json::array({nothingHere(plain ? "wakedock-http-404" : "wakedock-https-404")})}};
    if (plain) {
        server["automatic_https"] = {{"disable", true}};
    } else {
        // Without a policy of its own a server whose hosts have no certificates yet would speak plain HTTP here.
        server["tls_connection_policies"] = json::array({json::object()});
        server["automatic_https"] = {{"disable_redirects", true}};
    }
    const auto name = freeName(servers, plain ? "wakedock-http" : "wakedock-https");
    placed.push_back({.server = name, .objectId = objectIdFor(placed, plain, name), .plain = plain, .encrypted = !plain});
    servers[name] = std::move(server);
}

} // namespace

std::vector<Placement> placeIn(json &servers, const ProxyPorts &ports, bool wantsHttps)
{
    std::vector<Placement> placed;
    for (const auto &[name, server] : servers.items()) {
        const bool plain = listenerOn(server, ports.http).has_value();
        const bool encrypted = wantsHttps && listenerOn(server, ports.https).has_value();
        if (plain || encrypted) {
            placed.push_back(
                {.server = name, .objectId = objectIdFor(placed, plain, name), .plain = plain, .encrypted = encrypted});
        }
    }
    if (std::ranges::none_of(placed, &Placement::plain)) {
        addOwnServer(servers, placed, ports, true);
    }
    if (wantsHttps && std::ranges::none_of(placed, &Placement::encrypted)) {
        addOwnServer(servers, placed, ports, false);
    }
    return placed;
}

void removeOwn(json &servers)
{
    for (auto server = servers.begin(); server != servers.end();) {
        if (isOwnObject(*server)) {
            server = servers.erase(server);
            continue;
        }
        if (const auto routes = server->find("routes"); routes != server->end() && routes->is_array()) {
            routes->erase(std::remove_if(routes->begin(), routes->end(), isOwnObject), routes->end());
        }
        ++server;
    }
}

std::string httpHostOf(const json &servers, int httpPort)
{
    for (const auto &server : servers) {
        if (const auto listener = listenerOn(server, httpPort)) {
            const bool isAny = listener->host.empty() || listener->host == "0.0.0.0" || listener->host == "::";
            return isAny ? "127.0.0.1" : listener->host;
        }
    }
    return "127.0.0.1";
}

} // namespace wakedock::caddy
