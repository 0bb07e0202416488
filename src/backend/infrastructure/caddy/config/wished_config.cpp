#include "backend/infrastructure/caddy/config/wished_config.h"

#include "backend/infrastructure/caddy/config/host_plan.h"
#include "backend/infrastructure/caddy/config/internal_authority.h"
#include "backend/infrastructure/caddy/config/json_path.h"
#include "backend/infrastructure/caddy/config/probe_object.h"
#include "backend/infrastructure/caddy/config/proof_object.h"
#include "backend/infrastructure/caddy/config/request_log.h"
#include "backend/infrastructure/caddy/config/route_object.h"
#include "backend/infrastructure/caddy/config/tls_log.h"
#include "backend/infrastructure/caddy/config/tls_policies.h"

#include <nlohmann/json.hpp>

#include <QCryptographicHash>

namespace wakedock::caddy {

using nlohmann::json;

namespace {

GateWish gateWishOf(const ConfigWish &wish)
{
    return {
        .gateAddress = wish.settings.gateListen, .marksRoot = wish.settings.marksRoot, .keepsStreams = wish.keepsStreams};
}

int portIn(const json &actual, const char *key, int otherwise)
{
    const auto *port = findAt(actual, {"apps", "http", key});
    return port != nullptr && port->is_number_integer() ? port->get<int>() : otherwise;
}

/// First, before anything foreign: a catch-all in front would swallow our hosts.
void putFirst(json &server, json objects)
{
    auto &routes = server["routes"];
    for (auto &known : routes) {
        objects.push_back(std::move(known));
    }
    routes = std::move(objects);
}

void placeObjects(json &servers, const std::vector<Placement> &placements, const HostPlan &plan, const ConfigWish &wish,
                  const std::string &revision)
{
    bool isProbed = false;
    for (const auto &placement : placements) {
        json objects = json::array();
        if (placement.plain && !isProbed) {
            objects.push_back(proofObject(wish.settings.gateListen));
        }
        if (auto object = routeObject(placement, plan, gateWishOf(wish), wish.ports.https); !object.is_null()) {
            objects.push_back(std::move(object));
        }
        if (placement.plain && !isProbed) {
            objects.push_back(probeObject("wakedock-probe", wish.settings.marksRoot, revision));
            isProbed = true;
        }
        putFirst(servers[placement.server], std::move(objects));
    }
}

/// Requests to servers of our own are counted (measured: within the noise of throughput, 4 % of Caddy's time a request).
/// Whether anybody else's are is theirs to say.
void countOwn(json &servers, bool byHost)
{
    for (auto &server : servers) {
        if (isOwnObject(server)) {
            server["metrics"] = byHost ? json{{"per_host", true}} : json::object();
        }
    }
}

void setManaged(json &apps, const ProxyPorts &ports)
{
    apps["http"]["http_port"] = ports.http;
    apps["http"]["https_port"] = ports.https;
}

void setCertificates(json &config, const HostPlan &plan, const ConfigWish &wish)
{
    const auto &gate = wish.settings.gateListen;
    setTlsPolicies(config["apps"], plan,
                   {.acme = wish.settings.acme, .renewed = wish.certificates.renewed, .askUrl = "http://" + gate + "/ask"});
    setOwnCertificates(config["apps"], servedOf(wish.certificates));
    setTlsLog(config, plan.wantsHttps(), gate);
}

json configWith(const json &actual, const ConfigWish &wish, const std::string &revision)
{
    json config = actual.is_object() ? actual : json::object();
    auto &apps = config["apps"];
    if (wish.isManaged) {
        setManaged(apps, wish.ports);
    }
    auto &servers = apps["http"]["servers"];
    if (!servers.is_object()) {
        servers = json::object();
    }
    removeOwn(servers);
    const auto plan = planHosts(wish.routes, wish.settings.tlsMode);
    const auto placements = placeIn(servers, wish.ports, plan.wantsHttps());
    placeObjects(servers, placements, plan, wish, revision);
    countOwn(servers, wish.countsHosts);
    setInternalAuthority(apps, !plan.internalSubjects.empty());
    setCertificates(config, plan, wish);
    setRequestLog(config, placements, wish.settings.requestStatistics, wish.settings.gateListen);
    return config;
}

} // namespace

ProxyPorts resolvePorts(const CaddySettings &settings, const std::optional<ProxyPorts> &managed, const json &actual)
{
    const auto usual =
        managed.value_or(ProxyPorts{.http = portIn(actual, "http_port", 80), .https = portIn(actual, "https_port", 443)});
    return {.http = settings.httpPort > 0 ? settings.httpPort : usual.http,
            .https = settings.httpsPort > 0 ? settings.httpsPort : usual.https};
}

std::string revisionOf(const ConfigWish &wish)
{
    const auto content = configWith(nullptr, wish, {}).dump();
    const auto digest = QCryptographicHash::hash(QByteArray::fromStdString(content), QCryptographicHash::Sha256);
    return digest.toHex().left(16).toStdString();
}

json wishedConfig(const json &actual, const ConfigWish &wish)
{
    return configWith(actual, wish, revisionOf(wish));
}

json wishedConfig(const json &actual, const ConfigWish &wish, const std::string &revision)
{
    return configWith(actual, wish, revision);
}

json baseConfig(const std::string &adminListen, const ProxyPorts &ports, const std::string &logFile)
{
    const json file = {{"output", "file"}, {"filename", logFile}, {"roll_size_mb", 10}, {"roll_keep", 3}};
    // Without the admin API's own lines: we ask every few seconds, and get its errors as answers.
    const json log = {{"@id", DefaultLogId}, {"writer", file}, {"exclude", json::array({"admin.api"})}};
    json config = {{"admin", {{"listen", adminListen}, {"config", {{"persist", false}}}}},
                   {"logging", {{"logs", {{"default", log}}}}}};
    setManaged(config["apps"], ports);
    return config;
}

json startConfig(json base, const std::string &kept)
{
    auto config = json::parse(kept, nullptr, false);
    const auto *http = findAt(config, {"apps", "http"});
    if (http == nullptr || !http->is_object()) {
        return base;
    }
    config["admin"] = base["admin"];
    config["apps"]["http"]["http_port"] = base["apps"]["http"]["http_port"];
    config["apps"]["http"]["https_port"] = base["apps"]["http"]["https_port"];
    if (!config.contains("logging")) {
        config["logging"] = base["logging"];
    }
    return config;
}

std::string keptConfigFile(const std::string &dataDir)
{
    return dataDir + "/caddy/operators.json";
}

} // namespace wakedock::caddy
