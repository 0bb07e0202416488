#include "backend/infrastructure/caddy/config/trial_places.h"

#include "backend/core/domain/rules/domain_judgement.h"
#include "backend/infrastructure/caddy/config/config_checks.h"
#include "backend/infrastructure/caddy/config/foreign_hosts.h"
#include "backend/infrastructure/caddy/config/json_path.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

std::string adminListenOf(const json &config)
{
    const auto *listen = findAt(config, {"admin", "listen"});
    auto text = listen != nullptr && listen->is_string() ? listen->get<std::string>() : std::string("localhost:2019");
    for (const auto *loopback : {"127.0.0.1:", "[::1]:"}) {
        if (text.starts_with(loopback)) {
            text = "localhost:" + text.substr(std::string(loopback).size());
        }
    }
    return text.starts_with("tcp/") ? text.substr(4) : text;
}

void keepPart(json &config, const json &live, const char *part)
{
    const auto *known = findAt(live, {part});
    if (known != nullptr && !config.contains(part)) {
        config[part] = *known;
    }
}

/// @param why as whyNotBindable() said
bool isObstacle(const std::string &why, const CaddyIdentity &caddy)
{
    if (!why.starts_with("it is in use")) {
        // What WakeDock may not bind, somebody else's Caddy perhaps may.
        return !why.empty() && caddy.keeper == core::ProxyKeeper::Managed;
    }
    const auto holder = caddy.holder.substr(std::min(caddy.holder.find(" (pid "), caddy.holder.size()));
    return holder.empty() || !why.ends_with(holder);
}

bool isOf(const json &node, const char *kind)
{
    return node.is_null() || std::string(kind) == node.type_name();
}

void wantKind(const json *node, const char *kind, const std::string &path, TrialFindings &into)
{
    if (node != nullptr && !isOf(*node, kind)) {
        into.errors.push_back(
            {"Here Caddy wants an " + std::string(kind) + ", and this is a " + node->type_name() + ".", std::nullopt, path});
    }
}

} // namespace

void checkPorts(const json &config, const json &live, const CaddyIdentity &caddy, TrialFindings &into,
                const std::function<std::string(int)> &whyNot)
{
    if (!caddy.isLocal) {
        into.warnings.push_back({"Whether the ports are free was not looked at: Caddy does not run on this machine, or in a "
                                 "container.",
                                 std::nullopt,
                                 {}});
        return;
    }
    const auto held = listenedPorts(live);
    for (const auto &wanted : listenedPorts(config)) {
        if (std::ranges::find(held, wanted.port, &ListenedPort::port) != held.end()) {
            continue;
        }
        const auto why = whyNot(wanted.port);
        if (!isObstacle(why, caddy)) {
            continue;
        }
        const bool isKnown = why.find(" by ") != std::string::npos;
        const std::string words = "Port " + std::to_string(wanted.port) + ": " + why + ".";
        (isKnown ? into.errors : into.warnings).push_back({words, std::nullopt, wanted.path});
    }
}

void keepAdmin(json &config, const json &live, bool isManaged, TrialFindings &into)
{
    keepPart(config, live, "admin");
    if (isManaged) {
        keepPart(config, live, "logging");
    }
    const auto *disabled = findAt(config, {"admin", "disabled"});
    if (disabled != nullptr && *disabled == true) {
        into.errors.push_back(
            {"It turns Caddy's admin API off: WakeDock could not reach Caddy any more.", std::nullopt, "/admin/disabled"});
    } else if (!live.is_null() && adminListenOf(config) != adminListenOf(live)) {
        into.errors.push_back({"It moves Caddy's admin API from " + adminListenOf(live) + " to " + adminListenOf(config)
                                   + ": WakeDock could not reach Caddy any more.",
                               std::nullopt, "/admin/listen"});
    }
}

void checkHosts(const json &config, const std::vector<core::Route> &routes, TrialFindings &into)
{
    const auto foreign = foreignHostsIn(config);
    for (const auto &route : routes) {
        if (route.own && !route.own->isEnabled) {
            continue;
        }
        for (const auto &host : route.hosts) {
            const auto taken = std::ranges::find_if(
                foreign, [&host](const core::ForeignHost &other) { return core::meetsHost(host, other.host); });
            if (taken != foreign.end()) {
                into.errors.push_back({"It answers " + taken->host + " (" + taken->place + "), which belongs to a "
                                           + (route.own ? "route" : "service") + " of WakeDock.",
                                       std::nullopt,
                                       {}});
            }
        }
    }
}

void checkShape(const json &config, TrialFindings &into)
{
    wantKind(findAt(config, {"apps"}), "object", "/apps", into);
    wantKind(findAt(config, {"admin"}), "object", "/admin", into);
    for (const auto *app : {"http", "tls", "pki"}) {
        wantKind(findAt(config, {"apps", app}), "object", std::string("/apps/") + app, into);
    }
    wantKind(findAt(config, {"apps", "tls", "automation"}), "object", "/apps/tls/automation", into);
    wantKind(findAt(config, {"apps", "pki", "certificate_authorities"}), "object", "/apps/pki/certificate_authorities",
             into);
    const auto *servers = findAt(config, {"apps", "http", "servers"});
    wantKind(servers, "object", "/apps/http/servers", into);
    if (servers == nullptr || !servers->is_object()) {
        return;
    }
    for (const auto &[name, server] : servers->items()) {
        const auto at = (json::json_pointer("/apps/http/servers") / name).to_string();
        wantKind(&server, "object", at, into);
        wantKind(findAt(server, {"routes"}), "array", at + "/routes", into);
        wantKind(findAt(server, {"listen"}), "array", at + "/listen", into);
    }
}

} // namespace wakedock::caddy
