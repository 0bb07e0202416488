#include "backend/infrastructure/caddy/config/route_truth.h"

#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/route_object.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

/// The text of everything that is about a service, by service.
struct Parts {
    std::map<std::string, core::ServiceId> owners; ///< Of hosts.
    std::map<core::ServiceId, std::string> texts;
};

void takeHosts(const json &matcher, std::set<std::string> &hosts)
{
    const auto *list = findAt(matcher, {"host"});
    if (list == nullptr || !list->is_array()) {
        return;
    }
    for (const auto &host : *list) {
        if (host.is_string()) {
            hosts.insert(host.get<std::string>());
        }
    }
}

std::set<std::string> hostsOf(const json &route)
{
    std::set<std::string> hosts;
    const auto *match = findAt(route, {"match"});
    if (match != nullptr && match->is_array()) {
        for (const auto &matcher : *match) {
            takeHosts(matcher, hosts);
        }
    }
    return hosts;
}

std::set<core::ServiceId> ownersOf(const std::set<std::string> &hosts, const Parts &parts)
{
    std::set<core::ServiceId> owners;
    for (const auto &host : hosts) {
        if (const auto owner = parts.owners.find(host); owner != parts.owners.end()) {
            owners.insert(owner->second);
        }
    }
    return owners;
}

void collect(const json &node, const std::string &where, Parts &parts);

/// Of a route that several share only that the host is in its list counts; what is below it is told by itself.
void collectRoute(const json &route, const std::string &where, Parts &parts)
{
    if (!route.is_object()) {
        return;
    }
    const auto hosts = hostsOf(route);
    const auto owners = ownersOf(hosts, parts);
    if (owners.size() == 1) {
        parts.texts[*owners.begin()] += where + route.dump() + "\n";
        return;
    }
    for (const auto &host : hosts) {
        if (const auto owner = parts.owners.find(host); owner != parts.owners.end()) {
            parts.texts[owner->second] += where + host + "\n";
        }
    }
    for (const auto &[key, value] : route.items()) {
        collect(value, where, parts);
    }
}

void collect(const json &node, const std::string &where, Parts &parts)
{
    if (node.is_array()) {
        for (const auto &one : node) {
            collect(one, where, parts);
        }
        return;
    }
    if (!node.is_object()) {
        return;
    }
    for (const auto &[key, value] : node.items()) {
        if (key == "routes" && value.is_array()) {
            for (const auto &route : value) {
                collectRoute(route, where, parts);
            }
        } else {
            collect(value, where, parts);
        }
    }
}

void collectOwn(const json &server, Parts &parts)
{
    const auto routes = server.is_object() ? server.find("routes") : server.end();
    if (!server.is_object() || routes == server.end() || !routes->is_array()) {
        return;
    }
    for (const auto &route : *routes) {
        if (isOwnObject(route)) {
            collectRoute(route, route.at("@id").get<std::string>() + " ", parts);
        }
    }
}

Parts partsIn(const json &config, const std::vector<core::Route> &routes)
{
    Parts parts;
    for (const auto &route : routes) {
        for (const auto &host : route.hosts) {
            parts.owners[host] = route.serviceId;
        }
    }
    const auto *servers = findAt(config, {"apps", "http", "servers"});
    if (servers != nullptr && servers->is_object()) {
        for (const auto &[name, server] : servers->items()) {
            collectOwn(server, parts);
        }
    }
    return parts;
}

std::string hashOf(const Parts &parts, const core::ServiceId &service)
{
    const auto text = parts.texts.find(service);
    if (text == parts.texts.end()) {
        return {};
    }
    return QCryptographicHash::hash(QByteArray::fromStdString(text->second), QCryptographicHash::Sha256)
        .toHex()
        .left(12)
        .toStdString();
}

} // namespace

std::map<core::ServiceId, core::RouteTruth> routeTruths(const json &live, const json &wished,
                                                        const std::vector<core::Route> &routes)
{
    const auto liveParts = partsIn(live, routes);
    const auto wishedParts = partsIn(wished, routes);
    std::map<core::ServiceId, core::RouteTruth> truths;
    for (const auto &route : routes) {
        truths[route.serviceId] = {hashOf(wishedParts, route.serviceId), hashOf(liveParts, route.serviceId)};
    }
    return truths;
}

} // namespace wakedock::caddy
